import { kernelspecMetadata } from "lib/jupyter/language";
import type { Notebook } from "lib/jupyter/notebook";

/** The code of a cell, with the tags that runners look for. */
export interface TaggedCode {
  source: string;
  tags: string[];
}

/** A notebook of these code cells, none of which has run. */
export function notebookOf(cells: readonly (string | TaggedCode)[]): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { ...kernelspecMetadata } },
    cells: cells.map((cell, index) => ({
      cell_type: "code",
      id: `cell-${index}`,
      metadata: typeof cell === "string" ? {} : { tags: cell.tags },
      source: typeof cell === "string" ? cell : cell.source,
      execution_count: null,
      outputs: [],
    })),
  };
}
