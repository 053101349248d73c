import type { Ended } from "../../timeLimit";
import type { CellContext } from "../cells/cellContext";
import { SeenLoops } from "./seenLoops";

// Before a cell can change them.
const { Promise, AbortController, AbortSignal } = globalThis;

/** What the code under a limit is told that has not ended in time. */
export class TimeLimitPassed extends Error {
  override name = "TimeLimitPassed";
  override message = "This took longer than it may and was stopped.";
}

/** Work that runs under a time limit. */
export class LimitedWork {
  readonly loops = new SeenLoops();
  /** Aborted when the work is to stop: its awaits throw then, as those of an interrupted cell. */
  readonly signal: AbortSignal;
  /** Resolves with its end. */
  readonly end: Promise<Ended<unknown>>;
  /** When a loop was first seen after the limit had passed. */
  firstLoop: number | null = null;
  /** Mends what a termination leaves halfway. */
  restore: () => void = () => undefined;
  private readonly controller = new AbortController();
  private resolve!: (ended: Ended<unknown>) => void;
  /** How it ends, whatever comes of it: once a limit has passed or an interrupt has come. */
  private decided: Ended<unknown> | null = null;

  /** @param cell on whose behalf it runs */
  constructor(
    readonly number: number,
    cell: CellContext | undefined,
  ) {
    const own = this.controller.signal;
    this.signal = cell?.signal ? AbortSignal.any([cell.signal, own]) : own;
    this.end = new Promise((resolve) => (this.resolve = resolve));
  }

  /** Whether it is decided how it ends. */
  get isStopped(): boolean {
    return this.decided !== null;
  }

  /**
   * Decides how it ends and makes its awaits throw; the first decision counts, whatever the work goes on to do. Its end itself is
   * left to `settle`: this may stand in the middle of the work, and what a settled promise sets going is lost when that is terminated.
   */
  decide(ended: Extract<Ended<unknown>, { how: "expired" | "interrupted" }>): void {
    if (this.decided) return;
    this.decided = ended;
    this.controller.abort(ended.how === "interrupted" ? ended.reason : new TimeLimitPassed());
  }

  /** Ends it as was decided, or else like this; when nothing of it is on the stack. */
  settle(ended?: Ended<unknown>): void {
    const end = this.decided ?? ended;
    if (end) this.resolve(end);
  }
}
