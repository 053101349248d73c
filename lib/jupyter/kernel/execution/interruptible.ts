import path from "node:path";
import { Worker } from "node:worker_threads";
import { currentCell, leaveCell } from "./cellContext";
import { interruptFlagBytes, interruptFlags } from "./interruptFlags";

/** What ends an interrupted cell. */
export class KeyboardInterrupt extends Error {
  override name = "KeyboardInterrupt";
}

/** Whether this error is an interrupt: ours, or the one that Node throws into a synchronous script. */
export function isInterrupt(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return error instanceof KeyboardInterrupt || code === "ERR_SCRIPT_EXECUTION_INTERRUPTED";
}

const message = "The cell was interrupted.";

/**
 * Lets cells be interrupted whatever they do. A loop in a cell looks at a flag and throws; an awaiting cell is ended by a message to
 * the event loop; where this thread takes no notice of either, the watcher thread terminates what runs.
 */
export class Interruptible {
  /** What loops look at: see `interruptFlags`. */
  readonly flags = new Int32Array(new SharedArrayBuffer(interruptFlagBytes));
  private readonly listeners: ((upTo: number) => void)[] = [];
  private stop: ((reason: KeyboardInterrupt) => void) | null = null;
  /** The last request that was interrupted; those up to it that have yet to begin are over, too. */
  private upTo = 0;

  constructor() {
    const worker = new Worker(path.join(__dirname, "interruptWatch.js"), { workerData: this.flags });
    worker.on("message", (upTo: number) => this.notice(upTo));
    worker.unref();
    const signal = (): AbortSignal | undefined => {
      if (this.isRequested()) this.stop?.(new KeyboardInterrupt(message));
      return currentCell()?.signal;
    };
    Object.assign(globalThis, { [Symbol.for("lib.jupyter.signal")]: signal });
  }

  /** Calls back, with the last request that is meant, at each interrupt that the event loop sees. */
  onInterrupt(listener: (upTo: number) => void): void {
    this.listeners.push(listener);
  }

  /** Whether an interrupt is requested of what runs; one that came too late for its cell is forgotten. */
  private isRequested(): boolean {
    const upTo = Atomics.load(this.flags, interruptFlags.requested);
    if (upTo === 0 || upTo >= this.flags[interruptFlags.begun]) return upTo > 0;
    this.acknowledge(upTo);
    return false;
  }

  /**
   * Ends a loop that has seen the flag.
   * @throws KeyboardInterrupt unless the interrupt was meant for an earlier cell
   */
  readonly throwRequested = (): void => {
    if (!this.isRequested()) return;
    const reason = new KeyboardInterrupt(message);
    this.stop?.(reason);
    throw reason;
  };

  /** Takes notice in the event loop. */
  private notice(upTo: number): void {
    this.acknowledge(upTo);
    this.upTo = upTo;
    leaveCell();
    if (upTo >= this.flags[interruptFlags.begun]) this.stop?.(new KeyboardInterrupt(message));
    for (const listener of this.listeners) listener(upTo);
  }

  /** Not where another interrupt has come meanwhile. */
  private acknowledge(upTo: number): void {
    if (Atomics.compareExchange(this.flags, interruptFlags.requested, upTo, 0) === upTo)
      Atomics.add(this.flags, interruptFlags.acknowledged, 1);
  }

  /** Runs what must not be cut in the middle, such as the compiler. */
  protect<T>(work: () => T): T {
    const before = Atomics.exchange(this.flags, interruptFlags.untouchable, 1);
    try {
      return work();
    } finally {
      Atomics.store(this.flags, interruptFlags.untouchable, before);
    }
  }

  /**
   * Runs one cell, unless it was interrupted before it came here.
   * @param id the request, greater than those of earlier cells
   * @param work gets the signal that is aborted when the cell is interrupted
   * @throws an error that `isInterrupt` recognises, as soon as it is interrupted
   */
  async run<T>(id: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    Atomics.store(this.flags, interruptFlags.begun, id);
    if (id <= this.upTo) throw new KeyboardInterrupt(message);
    const controller = new AbortController();
    const interrupted = new Promise<never>((_resolve, reject) => {
      this.stop = (reason) => {
        controller.abort(reason);
        reject(reason);
      };
    });
    try {
      // In a turn of its own: where it is terminated, all that is on the stack or waits to be run is lost.
      const turn = new Promise<AbortSignal>((resolve) => setImmediate(resolve, controller.signal));
      return await Promise.race([turn.then(work), interrupted]);
    } finally {
      this.stop = null;
      this.acknowledge(Atomics.load(this.flags, interruptFlags.requested));
    }
  }
}
