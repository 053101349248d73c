import { foldedMetadata } from "lib/jupyter/folded";
import type { Cell, Notebook } from "lib/jupyter/notebook";
import { kernelspecMetadata, languageInfo } from "lib/jupyter/language";
import { replaceSolutions } from "lib/jupyter/solutionMarkers";
import { exerciseOf, gradeMetadata, nbgraderChecksum } from "./nbgrader";

/** The one line that stands in a student's notebook where the answer of an exercise goes. */
export const exerciseStub = (exercise: string): string => `throw new Error("TODO: exercise ${exercise}");`;

/** The source of a master's cell as students get it: our solutions replaced by the exercise's stub, or by nothing in Markdown. */
export function stripSource(cell: Pick<Cell, "cell_type" | "source" | "metadata">, where: string): string {
  const exercise = exerciseOf(gradeMetadata(cell)?.grade_id);
  return replaceSolutions(cell.source, where, () =>
    cell.cell_type === "code" && exercise
      ? exerciseStub(exercise)
      : cell.cell_type === "code"
        ? undefined
        : "",
  );
}

function stripCell(cell: Cell, where: string): Cell {
  const source = stripSource(cell, where);
  const grade = gradeMetadata(cell);
  const { slideshow, tags } = cell.metadata;
  const metadata: Cell["metadata"] = {
    ...(slideshow != null && { slideshow }),
    ...(tags != null && { tags }),
    ...foldedMetadata(cell),
  };
  if (grade) {
    metadata.nbgrader = { ...grade, checksum: nbgraderChecksum({ ...cell, source }, grade) };
    metadata.deletable = false;
    if (!grade.solution) metadata.editable = false;
  }
  const { id } = cell;
  if (cell.cell_type === "code") {
    return { cell_type: "code", id, metadata, source, execution_count: null, outputs: [] };
  }
  const { attachments } = cell;
  return { cell_type: cell.cell_type, id, metadata, source, ...(attachments && { attachments }) };
}

/**
 * The student's notebook of a master: stubs for our solutions, no outputs, nbgrader checksums, and cells that carry points or
 * are given protected against deletion and editing.
 * @throws MarkerError if a cell's solution markers do not pair up
 */
export function stripNotebook(master: Notebook): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { kernelspec: { ...kernelspecMetadata }, language_info: { ...languageInfo } },
    cells: master.cells.map((cell, i) => stripCell(cell, `cell ${i + 1}`)),
  };
}
