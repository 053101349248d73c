import type { Cell, Notebook } from "lib/jupyter/notebook";
import { exerciseOf, gradeMetadata, type GradeMetadata } from "../nbgrader";
import { stripSource } from "../strip";

/** A cell of the master as matching sees it. */
export interface MasterCell {
  cell: Cell;
  /** Its text as it was handed out. */
  stub: string;
  /** Absent for a plain cell. */
  grade: GradeMetadata | undefined;
  /** The functions that the student writes in it. */
  functions: string[];
  /** The exercise that it belongs to. */
  exercise: string | undefined;
}

/** A cell of the submission. */
export interface Submitted {
  cell: Cell;
  /** From 1. */
  number: number;
}

/** The master's cells in order. */
export function masterCells(master: Notebook): MasterCell[] {
  return master.cells.map((cell, i) => {
    const grade = gradeMetadata(cell);
    const stub = stripSource(cell, `cell ${i + 1}`);
    const writes = grade?.solution && cell.cell_type === "code";
    const functions = writes ? [...stub.matchAll(/^(?:async )?function\s*\*?\s*([\w$]+)/gm)] : [];
    return {
      cell,
      stub,
      grade,
      functions: functions.map(([, name]) => name as string),
      exercise: exerciseOf(grade?.grade_id),
    };
  });
}

/** Whether the student's text stands in the cell: solutions, and cells that are nobody's exercise. */
export const isStudents = ({ cell, grade }: MasterCell): boolean =>
  grade ? grade.solution : cell.cell_type === "code";

/** What people call a cell: its exercise where it has one. */
export function nameOf({ grade, exercise }: MasterCell): string {
  const gradeId = grade?.grade_id ?? "";
  if (exercise === undefined) return `the given cell ${gradeId}`;
  const kind = gradeId.startsWith("check-")
    ? "check cell"
    : gradeId.startsWith("ans-")
      ? "answer cell"
      : "cell";
  return `the ${kind} of exercise ${exercise}`;
}
