import type { Exercise } from "../checks/exercise";
import type { ReceivedSlice } from "../notebook/readSlice";
import type { SliceCell, Wanted } from "../notebook/slice";
import type { Allowance } from "../sandbox/allowance";
import type { Remote } from "../sandbox/channel/questions";
import type { Session } from "../sandbox/session";

/** One exercise's part of a notebook, compiled; or why there is none, in words for the student. */
export type Slice = ReceivedSlice;

/** The places where a submission's text is compiled, its code runs and our checks meet it, each a process of its own. */
export interface Workshop {
  tier: "A" | "B" | "C";
  /** @throws SandboxFailure if the notebook's text cannot be compiled within the limits */
  prepare(cells: SliceCell[], wanted: Wanted[]): Promise<Slice[]>;
  /** A process for a student's code, which it has not loaded yet. @param needs what its exercise needs @throws SandboxFailure */
  startStudent(allowance: Allowance, needs?: Exercise["needs"]): Promise<Session>;
  /** The process of a unit's checks. @throws SandboxFailure */
  openChecker(unit: string, allowance: Allowance, remote: Remote): Promise<Session>;
}
