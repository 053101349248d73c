import path from "node:path";
import { Worker } from "node:worker_threads";
import { SIGNAL } from "../../../core/globalKeys";
import { currentCell, leaveCell } from "../cells/cellContext";
import { interruptFlagBytes, interruptFlags } from "./interruptFlags";
import { KeyboardInterrupt, type LimitHandlers } from "./keyboardInterrupt";
import type { RawCall } from "./mainThread";

// Before a cell can change them.
const { Promise, setImmediate, AbortController } = globalThis;
const { load, store, exchange, add, compareExchange } = Atomics;

const message = "The cell was interrupted.";

/** What the watcher thread says: the last request that is interrupted, minus the number of a limit that has passed, or that what ran
 *  under a limit was terminated. */
type WatchMessage = number | { limit: number; calls: RawCall[] };

/** Runs work in a turn of its own: where it is terminated, all that is on the stack or waits to be run is lost. */
async function inTurn<T>(
  work: () => Promise<T>,
  resolve: (value: T) => void,
  reject: (reason: unknown) => void,
): Promise<void> {
  await new Promise((next) => setImmediate(next, undefined));
  try {
    resolve(await work());
  } catch (error) {
    reject(error);
  }
}

/**
 * Lets cells be interrupted whatever they do. A loop in a cell looks at a flag and throws; an awaiting cell is ended by a message to
 * the event loop; where this thread takes no notice of either, the watcher thread terminates what runs.
 */
export class Interruptible {
  /** What loops look at: see `interruptFlags`. */
  readonly flags = new Int32Array(new SharedArrayBuffer(interruptFlagBytes));
  private readonly listeners: ((upTo: number) => void)[] = [];
  private limits: LimitHandlers | null = null;
  /** The cell that runs. */
  private running: { controller: AbortController; reject: (reason: unknown) => void } | null = null;
  /** The last request that was interrupted; those up to it that have yet to begin are over, too. */
  private upTo = 0;

  constructor() {
    const worker = new Worker(path.join(__dirname, "interruptWatch.js"), { workerData: this.flags });
    worker.on("message", (said: WatchMessage) => this.hear(said));
    worker.unref();
    const signal = (): AbortSignal | undefined => {
      if (this.isRequested()) this.abort();
      return currentCell()?.signal;
    };
    Object.assign(globalThis, { [SIGNAL]: signal });
  }

  /** Whether a cell runs. */
  get isRunning(): boolean {
    return this.running !== null;
  }

  /** Calls back, with the last request that is meant, at each interrupt that the event loop sees. */
  onInterrupt(listener: (upTo: number) => void): void {
    this.listeners.push(listener);
  }

  /** Whether an interrupt is requested of what runs; one that came too late for its cell is forgotten. */
  private isRequested(): boolean {
    const upTo = load(this.flags, interruptFlags.requested);
    if (upTo <= 0 || upTo >= this.flags[interruptFlags.begun]) return upTo > 0;
    this.acknowledge(upTo);
    return false;
  }

  /**
   * Ends a loop that has seen the flag.
   * @throws KeyboardInterrupt unless the interrupt was meant for an earlier cell; what ends work whose time limit has passed
   */
  readonly throwRequested = (): void => {
    if (this.isRequested()) throw this.abort();
    this.limits?.looped();
  };

  /**
   * Lets awaits end the cell that runs, and what runs under a limit. Nothing more: the code that is on the stack now may catch the
   * error and go on, and when it is terminated then, what a settled promise has set going is lost with it.
   */
  private abort(): KeyboardInterrupt {
    const reason = new KeyboardInterrupt(message);
    this.running?.controller.abort(reason);
    this.limits?.stopped(reason);
    return reason;
  }

  /** Ends the cell that runs, and what runs under a limit; in a turn of its own. */
  private end(): void {
    this.abort();
    this.running?.reject(this.running.controller.signal.reason);
    this.limits?.ended();
  }

  private hear(said: WatchMessage): void {
    store(this.flags, interruptFlags.loading, 0); // in a turn of its own nothing is
    if (typeof said !== "number") this.limits?.terminated(said.limit, said.calls);
    else if (said > 0) this.notice(said);
    else this.limits?.passed(-said);
  }

  /** Lets whoever runs work under time limits know what becomes of it. */
  watchLimits(handlers: LimitHandlers): void {
    this.limits = handlers;
  }

  /** Takes notice in the event loop. */
  private notice(upTo: number): void {
    this.acknowledge(upTo);
    this.upTo = upTo;
    leaveCell();
    if (upTo >= this.flags[interruptFlags.begun]) this.end();
    for (const listener of this.listeners) listener(upTo);
  }

  /** Not where another interrupt has come meanwhile. */
  private acknowledge(upTo: number): void {
    if (upTo > 0 && compareExchange(this.flags, interruptFlags.requested, upTo, 0) === upTo)
      add(this.flags, interruptFlags.acknowledged, 1);
  }

  /** Runs what must not be cut in the middle, such as the compiler. */
  protect<T>(work: () => T): T {
    const before = exchange(this.flags, interruptFlags.untouchable, 1);
    try {
      return work();
    } finally {
      store(this.flags, interruptFlags.untouchable, before);
    }
  }

  /**
   * The same for the start of the process, and until its event loop has heard of interrupts that came meanwhile: a termination would
   * hit whoever reads the first request, which then had no answer.
   */
  protectStart(work: () => void): void {
    store(this.flags, interruptFlags.untouchable, 1);
    work();
    setImmediate(() => store(this.flags, interruptFlags.untouchable, 0));
  }

  /**
   * Loads a module, which an interrupt ends by an exception at the next one; only a module that takes long itself is terminated.
   * @throws KeyboardInterrupt if an interrupt is there already
   */
  readonly loading = <T>(loadModule: () => T): T => {
    if (this.flags[interruptFlags.untouchable] !== 1) this.throwRequested();
    const before = exchange(this.flags, interruptFlags.loading, 1);
    try {
      return loadModule();
    } finally {
      store(this.flags, interruptFlags.loading, before);
    }
  };

  /**
   * Runs one cell, unless it was interrupted before it came here.
   * @param id the request, greater than those of earlier cells
   * @param work gets the signal that is aborted when the cell is interrupted
   * @throws an error that `isInterrupt` recognises, as soon as it is interrupted
   */
  async run<T>(id: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    store(this.flags, interruptFlags.begun, id);
    if (id <= this.upTo) throw new KeyboardInterrupt(message);
    const controller = new AbortController();
    try {
      const value = await new Promise<T>((resolve, reject) => {
        this.running = { controller, reject };
        void inTurn(() => work(controller.signal), resolve, reject);
      });
      controller.signal.throwIfAborted(); // what the code has made of the interrupt does not count
      return value;
    } finally {
      this.running = null;
      this.acknowledge(load(this.flags, interruptFlags.requested));
    }
  }
}
