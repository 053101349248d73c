import { exerciseOf, gradeMetadata } from "grading/notebook/nbgrader";
import type { Cell, Notebook } from "lib/jupyter/notebook";
import { codeCell } from "./notebookCells";

/** What a tool takes away: the course's metadata of exercises, all nbgrader metadata, or the cells' ids as well. */
export type Stripped = "exercises" | "metadata" | "ids";

/** The cell of a grade_id. */
export function cellOf(notebook: Notebook, gradeId: string): Cell {
  const found = notebook.cells.find((cell) => gradeMetadata(cell)?.grade_id === gradeId);
  if (!found) throw new Error(`the notebook has no cell ${gradeId}`);
  return found;
}

/** A copy of the notebook that `change` has worked on. */
export function changed(notebook: Notebook, change: (copy: Notebook) => void): Notebook {
  const copy = structuredClone(notebook);
  change(copy);
  return copy;
}

/** A code cell of the student's own. */
export function ownCell(source: string, id = `own-${source.length}-${source.charCodeAt(0)}`): Cell {
  return codeCell(id, source);
}

/** A text cell of the student's own. */
export const ownText = (source: string, id = `text-${source.length}`): Cell => ({
  cell_type: "markdown",
  id,
  metadata: {},
  source,
});

/** The notebook as tools leave it that keep only what the format asks for. */
export function stripMetadata(notebook: Notebook, what: Stripped): Notebook {
  return changed(notebook, ({ cells }) =>
    cells.forEach((cell, i) => {
      const isExercise = exerciseOf(gradeMetadata(cell)?.grade_id) !== undefined;
      if (what !== "exercises" || isExercise) cell.metadata = {};
      if (what === "ids") cell.id = (0x9e3779b9 * (i + 1)).toString(16).slice(0, 8);
    }),
  );
}

/** An exercise written into another's cell, its own deleted: "1.2" into "1.1". */
export function mergeExercises(notebook: Notebook, from: string, into: string): Notebook {
  return changed(notebook, (copy) => {
    const source = cellOf(copy, from);
    cellOf(copy, into).source += `\n\n${source.source}`;
    copy.cells.splice(copy.cells.indexOf(source), 1);
  });
}

/** Two cells with one another's grade_id and id. */
export function swapIds(notebook: Notebook, first: string, second: string): Notebook {
  return changed(notebook, (copy) => {
    const [a, b] = [cellOf(copy, first), cellOf(copy, second)];
    [a.metadata, b.metadata] = [b.metadata, a.metadata];
    [a.id, b.id] = [b.id, a.id];
  });
}

/** A cell moved to the top (0), to the end (-1) or anywhere else. */
export function moveCell(notebook: Notebook, gradeId: string, to: number): Notebook {
  return changed(notebook, (copy) => {
    const cell = cellOf(copy, gradeId);
    copy.cells.splice(copy.cells.indexOf(cell), 1);
    copy.cells.splice(to < 0 ? copy.cells.length + 1 + to : to, 0, cell);
  });
}

/** The untouched stub of a cell as a copy behind it, with the same metadata. */
export function addStubCopy(notebook: Notebook, released: Notebook, gradeId: string): Notebook {
  return changed(notebook, (copy) => {
    const at = copy.cells.indexOf(cellOf(copy, gradeId));
    copy.cells.splice(at + 1, 0, structuredClone(cellOf(released, gradeId)));
  });
}

/** The stub left as it was and the answer in a cell of the student's own, so many places further down (or up). */
export function answerElsewhere(
  notebook: Notebook,
  released: Notebook,
  gradeId: string,
  places: number,
): Notebook {
  return changed(notebook, (copy) => {
    const cell = cellOf(copy, gradeId);
    const at = copy.cells.indexOf(cell);
    const own = ownCell(cell.source, `scratch-${gradeId}`);
    cell.source = cellOf(released, gradeId).source;
    copy.cells.splice(Math.max(0, at + 1 + places), 0, own);
  });
}

/** A text with a line at the beginning of one cell. */
export const withLine = (notebook: Notebook, gradeId: string, line: string): Notebook =>
  changed(notebook, (copy) => {
    const cell = cellOf(copy, gradeId);
    cell.source = `${line}\n${cell.source}`;
  });

/** A notebook of another course. */
export function foreignNotebook(): Notebook {
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [ownText("# Homework 3\n\nSorting, by hand."), ownCell("def sort(xs):\n    return sorted(xs)")],
  };
}
