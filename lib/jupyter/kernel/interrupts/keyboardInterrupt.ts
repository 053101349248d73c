import type { RawCall } from "./mainThread";

/** What ends an interrupted cell. */
export class KeyboardInterrupt extends Error {
  override name = "KeyboardInterrupt";
}

/** Whether this error is an interrupt: ours, or the one that Node throws into a synchronous script. */
export function isInterrupt(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return error instanceof KeyboardInterrupt || code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

/** Whoever runs work under time limits, which are watched as interrupts are. */
export interface LimitHandlers {
  /** An interrupt has come, perhaps in the middle of the code under a limit. */
  stopped(reason: KeyboardInterrupt): void;
  /** The same, in a turn of its own: what has not ended by itself ends now. */
  ended(): void;
  /** A loop has seen that a limit has passed; throws to end it. */
  looped(): void;
  /** The event loop has heard that the limit with this number has passed. */
  passed(number: number): void;
  /** What ran under the limit was terminated. */
  terminated(number: number, calls: readonly RawCall[]): void;
}
