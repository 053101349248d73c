import type { Cell, Notebook } from "../notebook";

// A parenthesis keeps these lines from being markers themselves.
const markers =
  "^([ \\t]*)(?://|<!--)[ \\t]*(?:BEGIN) SOLUTION.*\\n(?:.*\\n)*?[ \\t]*(?://|<!--)[ \\t]*(?:END) SOLUTION.*$";

function hideIn(cell: Cell): Cell {
  const instead = cell.cell_type === "code" ? "// your answer" : "*Your answer.*";
  const region = new RegExp(markers, "gm");
  return { ...cell, source: cell.source.replace(region, (_, indent: string) => indent + instead) };
}

/** A notebook as it is shown: what stands between solution markers, these included, is one line that says whose it is. */
export const hideSolutions = (notebook: Notebook): Notebook => ({
  ...notebook,
  cells: notebook.cells.map(hideIn),
});
