import type { CodeCell, MarkdownCell } from "lib/jupyter/notebook";

/** A code cell that has not run. */
export const codeCell = (id: string, source: string): CodeCell => ({
  cell_type: "code",
  id,
  metadata: {},
  source,
  execution_count: null,
  outputs: [],
});

/** A cell of text. */
export const textCell = (id: string, source: string): MarkdownCell => ({
  cell_type: "markdown",
  id,
  metadata: {},
  source,
});
