import type { Student } from "./runCheck";

/** A code cell of the repaired submission. */
export interface SubmittedCell {
  source: string;
  gradeId?: string;
}

/** What one exercise needs of the notebook. */
export interface Wanted {
  exercise: string;
  functions: string[];
  /** Functions that the grader answers instead of the student. */
  remote: string[];
}

/** One exercise's part of a notebook, compiled; or why there is none, in words for the student. */
export type Slice =
  | { status: "ok"; js: string; missing: string[] }
  | { status: "not-gradable"; reason: string; diagnostics: string[] };

/** The places where a submission's text is compiled and its code runs, each a process of its own. */
export interface Workshop {
  tier: "A" | "B" | "C";
  /** @throws SandboxFailure if the notebook's text cannot be compiled within the limits */
  prepare(cells: SubmittedCell[], wanted: Wanted[]): Promise<Slice[]>;
  /** @param answer Our side of the functions in `remote`.
   *  @throws SandboxFailure; StudentError if the code throws while it loads */
  open(
    js: string,
    remote: string[],
    answer: (name: string, args: unknown[]) => Promise<unknown>,
  ): Promise<Student>;
}
