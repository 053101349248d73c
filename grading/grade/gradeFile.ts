import { readSubmission, SubmissionError } from "../notebook/readSubmission";
import { repairNotebook } from "../notebook/repair";
import type { ExerciseResult, Results } from "../report/results";
import type { Grader } from "./grader";
import { gradeSubmission } from "./gradeSubmission";
import type { Workshop } from "./workshop";

/** One file to grade, as plain data. */
export interface FileJob {
  file: string;
  student: string;
  /** Only these exercises, given which of all passed before. */
  again?: { only: string[]; passed: string[] };
}

/** What came of a file. */
export type Graded =
  | { sha256: string; exercises: ExerciseResult[]; repairs: string[] }
  | { failure: NonNullable<Results["failure"]> };

/** Grades one file. Nothing that the file holds makes it throw. */
export async function gradeFile(grader: Grader, job: FileJob, workshop: Workshop): Promise<Graded> {
  try {
    const submission = readSubmission(job.file);
    const repaired = repairNotebook(grader.master, submission.notebook);
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
    return { sha256: submission.hash, exercises, repairs: repaired.repairs };
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
