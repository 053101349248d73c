import { assertCount } from "../../core/count";
import { throwIfInterrupted } from "../../core/interruption";
import { type Loop, ProgressNest } from "./progress/progressNest";

/** How a progress line is shown. */
export interface ProgressOptions {
  /** What is being counted through, for example "training". */
  readonly label?: string;
  /** What one step is called, for example "episodes" (default "steps"). */
  readonly unit?: string;
  /** Milliseconds since any fixed moment (default performance.now); a test passes its own. */
  readonly clock?: () => number;
}

/** How a line for a loop over items is shown. */
export interface ProgressOverOptions extends ProgressOptions {
  /** How many items will come, where the items do not know it themselves, as generators and streams. */
  readonly total?: number;
}

/** A line that counts to its total: one display, rewritten at most ten times a second. */
export interface Progress {
  /** Counts `count` more steps (default 1), with an optional remark such as the current loss. Ends an interrupted cell. */
  step(count?: number, remark?: string): void;
  /** Sets the number of steps that are done. Ends an interrupted cell. */
  set(done: number, remark?: string): void;
  /** Writes the final line now, also when fewer steps were done; later calls do nothing. */
  finish(): void;
}

/**
 * Starts a progress line with rate and remaining time; the final line stays. A line that starts while another one of the same cell
 * counts is shown inside of it. It needs no event loop: a synchronous loop shows it too.
 * @param total number of steps, a positive integer
 * @throws {RangeError} when total is not a positive integer.
 */
export function progress(total: number, options: ProgressOptions = {}): Progress {
  checkTotal("progress", total);
  return startLine(total, options, false);
}

/**
 * Walks through items under a progress line: `for (const seed of progressOver(seeds, { label: "seeds" })) …`, with `for await`
 * for asynchronous ones. Lines of loops inside of each other are shown together; what has ended is summed up in one line.
 * The line ends where the loop ends, by `break`, an error or an interrupt too.
 * @throws {RangeError} when total is given and not a positive integer.
 */
export function progressOver<T>(
  items: Iterable<T>,
  options?: ProgressOverOptions,
): Generator<T, void, undefined>;
export function progressOver<T>(
  items: AsyncIterable<T>,
  options?: ProgressOverOptions,
): AsyncGenerator<T, void, undefined>;
export function progressOver<T>(
  items: Iterable<T> | AsyncIterable<T>,
  options: ProgressOverOptions = {},
): Generator<T, void, undefined> | AsyncGenerator<T, void, undefined> {
  const total = options.total ?? lengthOf(items);
  if (options.total !== undefined) checkTotal("progressOver", options.total);
  if (Symbol.asyncIterator in items) return walkAsync(items, total, options);
  return walk(items, total, options);
}

function* walk<T>(items: Iterable<T>, total: number | undefined, options: ProgressOptions) {
  if (total === 0) return;
  const line = startLine(total, options, true);
  try {
    for (const item of items) {
      yield item;
      line.step();
    }
  } finally {
    line.finish();
  }
}

async function* walkAsync<T>(items: AsyncIterable<T>, total: number | undefined, options: ProgressOptions) {
  const line = startLine(total, options, true);
  try {
    for await (const item of items) {
      yield item;
      line.step();
    }
  } finally {
    line.finish();
  }
}

function startLine(total: number | undefined, options: ProgressOptions, scoped: boolean): Progress {
  const nest = ProgressNest.forNewLoop(options.clock ?? (() => performance.now()));
  const { label, unit } = options;
  const loop: Loop = { label, unit, total, done: 0, started: nest.clock(), scoped };
  nest.start(loop);
  const finish = () => nest.end(loop);
  const set = (done: number, remark?: string) => {
    if (loop.ended !== undefined) return throwIfInterrupted();
    if (!Number.isFinite(done) || done < 0)
      throw new RangeError(`progress.set: done must be ≥ 0, got ${done}`);
    loop.done = Math.min(done, total ?? Infinity);
    loop.remark = remark ?? loop.remark;
    if (loop.done === total) finish();
    else nest.changed();
    throwIfInterrupted();
  };
  return { step: (count = 1, remark) => set(loop.done + count, remark), set, finish };
}

function checkTotal(who: string, total: number): void {
  assertCount(`${who}: total`, total);
}

function lengthOf(items: object): number | undefined {
  const { length, size } = items as { readonly length?: unknown; readonly size?: unknown };
  return [length, size].find((count): count is number => typeof count === "number");
}
