import type { FailureStatus } from "../failure";

/** What the process of our checks is told of a call of the student's function. */
export type Told =
  | { kind: "value"; value: Uint8Array; left: number }
  | { kind: "thrown"; name: string; message: string }
  | { kind: "changed"; place: string }
  | { kind: "missing" }
  | { kind: "failed"; status: FailureStatus; message: string };
