import type { Notebook } from "../notebook";
import { hasMarkers, replaceSolutions } from "../solutionMarkers";

/**
 * A notebook as it is shown: what stands between solution markers, these included, is one line that says whose it is.
 * @throws MarkerError if a cell's markers do not pair up
 */
export const hideSolutions = (notebook: Notebook): Notebook => ({
  ...notebook,
  cells: notebook.cells.map((cell, i) => {
    if (!hasMarkers(cell.source)) return cell;
    const instead = cell.cell_type === "code" ? "// your answer" : "*Your answer.*";
    return { ...cell, source: replaceSolutions(cell.source, `cell ${i + 1}`, () => instead) };
  }),
});
