import path from "node:path";
import { Worker } from "node:worker_threads";

/** Shared with the watcher thread: how many interrupts this thread has seen, and whether it must not be stopped now. */
export const shared = { acknowledged: 0, untouchable: 1 } as const;

class Interrupted extends Error {
  override name = "Interrupted";
}

/** Whether this error is an interrupt: ours, or the one that Node throws into a synchronous script. */
export function isInterrupt(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return error instanceof Interrupted || code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

/**
 * Lets cells be interrupted whatever they do. SIGINT ends an awaiting cell, and a synchronous one inside its first part (Node's
 * `breakOnSigint`); where this thread does not take notice, the watcher thread terminates what runs.
 */
export class Interruptible {
  private readonly flags = new Int32Array(new SharedArrayBuffer(8));
  private stop: (() => void) | null = null;

  constructor() {
    process.on("SIGINT", () => {
      this.acknowledge();
      this.stop?.();
    });
    const worker = new Worker(path.join(__dirname, "interruptWatch.js"), { workerData: this.flags });
    worker.unref();
  }

  private acknowledge(): void {
    Atomics.add(this.flags, shared.acknowledged, 1);
  }

  /** Runs what must not be cut in the middle, such as the compiler. */
  protect<T>(work: () => T): T {
    Atomics.store(this.flags, shared.untouchable, 1);
    try {
      return work();
    } finally {
      Atomics.store(this.flags, shared.untouchable, 0);
    }
  }

  /**
   * Runs one cell.
   * @throws an error that `isInterrupt` recognises, as soon as it is interrupted
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const interrupted = new Promise<never>((_resolve, reject) => {
      this.stop = () => reject(new Interrupted("The cell was interrupted."));
    });
    try {
      return await Promise.race([work(), interrupted]);
    } finally {
      this.stop = null;
      this.acknowledge();
    }
  }
}
