import { foldedMetadata } from "./folded";
import { kernelspecMetadata, languageInfo } from "./language";
import type { Cell, Metadata, Notebook } from "./notebook";

/** The cell metadata that is the author's work; everything else is an editor's trace. */
const kept = ["nbgrader", "slideshow", "tags"];

const keep = (metadata: Metadata): Metadata =>
  Object.fromEntries(Object.entries(metadata).filter(([key]) => kept.includes(key)));

function cleanCell(cell: Cell): Cell {
  const metadata = { ...keep(cell.metadata), ...foldedMetadata(cell) };
  return cell.cell_type === "code"
    ? { ...cell, metadata, execution_count: null, outputs: [] }
    : { ...cell, metadata };
}

/** A copy as git should hold it: no outputs or execution counts, metadata cut to nbgrader, slideshow, tags and what folds a cell, our
 *  kernelspec. */
export function cleanNotebook(notebook: Notebook): Notebook {
  const metadata = { kernelspec: { ...kernelspecMetadata }, language_info: { ...languageInfo } };
  return { ...notebook, metadata, cells: notebook.cells.map(cleanCell) };
}
