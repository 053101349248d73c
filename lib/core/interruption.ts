import { SIGNAL } from "./globalKeys";

/**
 * The signal that is aborted when the cell to which the running code belongs is interrupted; undefined outside of a notebook.
 * Pass it on to what takes an AbortSignal, such as a timer.
 */
export function interruptionSignal(): AbortSignal | undefined {
  return (globalThis as { [SIGNAL]?: () => AbortSignal | undefined })[SIGNAL]?.();
}

/**
 * Ends a long asynchronous loop whose cell was interrupted; call it once an iteration. A synchronous loop does not need it.
 * @throws the signal's reason (named "KeyboardInterrupt") if the cell was interrupted
 */
export function throwIfInterrupted(): void {
  interruptionSignal()?.throwIfAborted();
}
