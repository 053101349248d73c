import { assignParts, repairParts } from "../notebook/parts";
import { hashSubmission, readSubmission, SubmissionError } from "../notebook/readSubmission";
import type { Repaired } from "../notebook/repair";
import { type WrittenAnswer, writtenAnswers } from "../notebook/written";
import type { ExerciseResult, Results } from "../report/results";
import type { Grader } from "./grader";
import { gradeSubmission } from "./gradeSubmission";
import type { Workshop } from "./workshop";

/** One file to grade, as plain data. */
export interface FileJob {
  file: string;
  /** The unit's second notebook, if it was handed in. */
  extra?: string;
  student: string;
  /** Only these exercises, given which of all passed before. */
  again?: { only: string[]; passed: string[] };
}

/** What came of a file. */
export type Graded =
  | { sha256: string; exercises: ExerciseResult[]; repairs: string[]; written: WrittenAnswer[] }
  | { failure: NonNullable<Results["failure"]> };

/** What was handed in, repaired; a second notebook that cannot be read counts as not handed in. */
function readParts({ parts }: Grader, { file, extra }: FileJob): { repaired: Repaired; hash: string } {
  const files = [readSubmission(file).notebook];
  let unread: string[] = [];
  try {
    if (extra !== undefined) files.push(readSubmission(extra).notebook);
  } catch (error) {
    if (!(error instanceof SubmissionError)) throw error;
    unread = [`${parts[1]?.name}: ${error.message}; it counts as not handed in`];
  }
  const repaired = repairParts(
    parts,
    assignParts(
      parts.map(({ master }) => master),
      files,
    ),
  );
  return {
    repaired: { ...repaired, repairs: [...repaired.repairs, ...unread] },
    hash: hashSubmission(file, extra),
  };
}

/** Grades one file. Nothing that the file holds makes it throw. */
export async function gradeFile(grader: Grader, job: FileJob, workshop: Workshop): Promise<Graded> {
  try {
    const { repaired, hash } = readParts(grader, job);
    if (repaired.mistaken !== undefined) throw new SubmissionError(repaired.mistaken);
    const { unit, released, secret } = grader;
    const { student, again } = job;
    const exercises = await gradeSubmission({
      unit,
      released,
      secret,
      repaired,
      student,
      workshop,
      ...(again && { again: { only: new Set(again.only), passed: new Set(again.passed) } }),
    });
    const written = writtenAnswers(repaired.notebook, released);
    return { sha256: hash, exercises, repairs: repaired.repairs, written };
  } catch (error) {
    if (error instanceof SubmissionError)
      return { failure: { status: "not-gradable", message: error.message } };
    return { failure: graderFailure(error) };
  }
}

/** The failure that is ours. */
export function graderFailure(error: unknown): NonNullable<Results["failure"]> {
  const text = error instanceof Error ? error.message : String(error);
  return { status: "infrastructure-error", message: `the grader failed, not the student: ${text}` };
}
