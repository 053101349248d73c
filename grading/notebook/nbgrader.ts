import { createHash } from "node:crypto";
import type { Cell } from "lib/jupyter/notebook";

/** What nbgrader's schema version 3 says of a cell (`metadata.nbgrader`). */
export interface GradeMetadata {
  schema_version: 3;
  /** The cell carries points. */
  grade: boolean;
  /** The student's part. */
  solution: boolean;
  locked: boolean;
  task: boolean;
  grade_id: string;
  /** Only where `grade`. */
  points?: number;
  checksum?: string;
}

const validId = /^[\w-]{1,64}$/;

/** The nbgrader metadata of a cell, or undefined for a plain one; ids that nbgrader would not accept count as none. */
export function gradeMetadata(cell: Pick<Cell, "metadata">): GradeMetadata | undefined {
  const raw = cell.metadata.nbgrader;
  if (typeof raw !== "object" || raw === null) return undefined;
  const record = raw as Record<string, unknown>;
  const id = record.grade_id;
  if (typeof id !== "string" || !validId.test(id) || id === "__proto__") return undefined;
  const points = typeof record.points === "number" && record.points >= 0 ? record.points : undefined;
  return {
    schema_version: 3,
    grade: record.grade === true,
    solution: record.solution === true,
    locked: record.locked === true,
    task: record.task === true,
    grade_id: id,
    ...(points !== undefined && { points }),
  };
}

/** "1.4" from "ex-1-4", "check-1-4" or "ans-1-4"; undefined for cells that belong to no exercise. */
export function exerciseOf(gradeId: string | undefined): string | undefined {
  const match = /^(?:ex|check|ans)-(G?\d+(?:-\d+)?)(?:-.*)?$/.exec(gradeId ?? "");
  return match?.[1]?.replace("-", ".");
}

const python = (value: boolean): string => (value ? "True" : "False");

/** Python's `str(float(x))` for the points that courses give. */
const pythonFloat = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));

/** nbgrader's checksum of a cell: md5 over its source, type, flags, id and points, written as Python writes them. */
export function nbgraderChecksum(cell: Pick<Cell, "cell_type" | "source">, grade: GradeMetadata): string {
  const locked = grade.solution ? false : grade.grade ? true : grade.locked;
  const hash = createHash("md5").update(cell.source).update(cell.cell_type);
  for (const flag of [grade.grade, grade.solution, locked]) hash.update(python(flag));
  hash.update(grade.grade_id);
  if (grade.grade) hash.update(pythonFloat(grade.points ?? 0));
  return hash.digest("hex");
}
