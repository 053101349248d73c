import type { SliceCell, Sliced, Wanted } from "../notebook/slice";
import type { Student } from "./runCheck";

/** One exercise's part of a notebook, compiled; or why there is none, in words for the student. */
export type Slice = Sliced extends infer S ? (S extends unknown ? Omit<S, "exercise"> : never) : never;

/** The places where a submission's text is compiled and its code runs, each a process of its own. */
export interface Workshop {
  tier: "A" | "B" | "C";
  /** @throws SandboxFailure if the notebook's text cannot be compiled within the limits */
  prepare(cells: SliceCell[], wanted: Wanted[]): Promise<Slice[]>;
  /** @param answer Our side of the functions in `remote`.
   *  @throws SandboxFailure; StudentError if the code throws while it loads */
  open(
    js: string,
    remote: string[],
    answer: (name: string, args: unknown[]) => Promise<unknown>,
  ): Promise<Student>;
  /** A process with our own functions of a unit: what they are called with may come from a hostile student. */
  openReference(unit: string): Promise<Student>;
}
