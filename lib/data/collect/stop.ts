/** Throws the reason of a signal that is aborted. */
export function throwIfStopped(signals: readonly AbortSignal[]): void {
  for (const signal of signals) signal.throwIfAborted();
}

/** Calls back when one of the signals is aborted. @returns what ends that */
export function onStop(signals: readonly AbortSignal[], stop: () => void): () => void {
  for (const signal of signals) signal.addEventListener("abort", stop);
  return () => signals.forEach((signal) => signal.removeEventListener("abort", stop));
}

const patience = 20; // ms

/** What to await in a long loop: now and then it lets the event loop have a turn, in which a signal may be aborted. */
export function turns(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < patience) return;
    await new Promise((resolve) => setImmediate(resolve));
    last = performance.now();
  };
}
