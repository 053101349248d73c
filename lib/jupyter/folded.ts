import type { Cell, Metadata } from "./notebook";

/** Whether a cell's code is shown only on request, as JupyterLab's "Collapse Selected Code" has it. */
export const isFolded = ({ metadata }: Pick<Cell, "metadata">): boolean =>
  (metadata.jupyter as { source_hidden?: unknown } | undefined)?.source_hidden === true;

/** The metadata that folds a cell, where it is folded. */
export const foldedMetadata = (cell: Pick<Cell, "metadata">): Metadata =>
  isFolded(cell) ? { jupyter: { source_hidden: true } } : {};
