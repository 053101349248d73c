import {
  ChangedArgument,
  type FailureStatus,
  MissingFunction,
  SandboxFailure,
  StudentError,
} from "../failure";

/** What the process of our checks is told of a call of the student's function. */
export type Told =
  | { kind: "value"; value: Uint8Array; left: number }
  | { kind: "thrown"; name: string; message: string }
  | { kind: "changed"; place: string }
  | { kind: "missing" }
  | { kind: "failed"; status: FailureStatus; message: string };

/** What the checker learns of a call that gave no value. @throws what is neither the student's nor a failure of its process */
export function toldOf(error: unknown): Told {
  if (error instanceof StudentError)
    return { kind: "thrown", name: error.studentName, message: error.studentMessage };
  if (error instanceof ChangedArgument) return { kind: "changed", place: error.place };
  if (error instanceof MissingFunction) return { kind: "missing" };
  if (error instanceof SandboxFailure)
    return { kind: "failed", status: error.status, message: error.message };
  throw error;
}
