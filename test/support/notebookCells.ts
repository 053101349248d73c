import type { CodeCell } from "lib/jupyter/notebook";

/** A code cell that has not run. */
export const codeCell = (id: string, source: string): CodeCell => ({
  cell_type: "code",
  id,
  metadata: {},
  source,
  execution_count: null,
  outputs: [],
});
