import path from "node:path";
import { Worker } from "node:worker_threads";
import { leaveCell } from "./cellContext";

/** Shared with the watcher thread: how many interrupts this thread has seen, and whether it must not be stopped now. */
export const shared = { acknowledged: 0, untouchable: 1 } as const;

/** What ends an interrupted cell. */
export class KeyboardInterrupt extends Error {
  override name = "KeyboardInterrupt";
}

/** Whether this error is an interrupt: ours, or the one that Node throws into a synchronous script. */
export function isInterrupt(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return error instanceof KeyboardInterrupt || code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
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
      leaveCell();
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
    const before = Atomics.exchange(this.flags, shared.untouchable, 1);
    try {
      return work();
    } finally {
      Atomics.store(this.flags, shared.untouchable, before);
    }
  }

  /**
   * Runs one cell.
   * @param work gets the signal that is aborted when the cell is interrupted
   * @throws an error that `isInterrupt` recognises, as soon as it is interrupted
   */
  async run<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    const interrupted = new Promise<never>((_resolve, reject) => {
      this.stop = () => {
        const reason = new KeyboardInterrupt("The cell was interrupted.");
        controller.abort(reason);
        reject(reason);
      };
    });
    try {
      return await Promise.race([work(controller.signal), interrupted]);
    } finally {
      this.stop = null;
      this.acknowledge();
    }
  }
}
