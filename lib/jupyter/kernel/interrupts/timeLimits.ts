import { attempt, type Ended, type Limiter, type Notice, noticesOf, TIME_LIMITER } from "../../timeLimit";
import { type CellContext, currentCell, leaveCell, runInCell } from "../cells/cellContext";
import type { ExecutionOutput } from "../wire/frames";
import { outputOwner, writeFrame } from "../cells/frameWriter";
import { interruptFlags } from "./interruptFlags";
import type { Interruptible } from "./interruptible";
import { LimitedWork, TimeLimitPassed } from "./limitedWork";
import type { RawCall } from "./mainThread";
import { rememberTensorState } from "../cells/tensorState";
import { stackHere, whereaboutsOf } from "./whereabouts";

// Before a cell can change them.
const { setTimeout, setImmediate, Promise } = globalThis;
const { store, load, compareExchange } = Atomics;
const now = performance.now.bind(performance);

/** How long loops are watched once a limit has passed, before one of them is ended, in milliseconds. */
const watching = 300;

const outputOf = ({ message: { data, metadata, transient }, update }: Notice): ExecutionOutput => ({
  type: "display",
  update,
  display: { data: { ...data }, metadata: { ...metadata }, transient: { ...transient } },
});

/**
 * Runs code of cells under time limits, which end it as an interrupt would, but not its cell: a loop sees the flag, awaits throw, and
 * what takes no notice of either is terminated. The front end keeps the time.
 */
export class TimeLimits {
  private running: LimitedWork | null = null;
  private count = 0;
  private readonly flags: Int32Array;

  constructor(interruptible: Interruptible) {
    this.flags = interruptible.flags;
    interruptible.watchLimits({
      stopped: (reason) => this.running?.decide({ how: "interrupted", reason }),
      ended: () => this.running?.settle(),
      looped: () => this.looped(),
      passed: (number) => this.passed(number),
      terminated: (number, calls) => this.terminated(number, calls),
    });
    Object.assign(globalThis, { [TIME_LIMITER]: this.run });
  }

  /** Runs work when none other runs. */
  private readonly run: Limiter = async <T>(
    ...[limit, work]: Parameters<typeof this.run<T>>
  ): Promise<Ended<T>> => {
    while (this.running) await this.running.end;
    const cell = currentCell();
    if (cell?.signal?.aborted) return { how: "interrupted", reason: cell.signal.reason };
    const running = (this.running = new LimitedWork(++this.count, cell));
    const { number } = running;
    const started = now();
    const { notices, last } = noticesOf(limit);
    const timed = notices.map((notice) => ({ after: notice.after, output: outputOf(notice) }));
    writeFrame({
      type: "limit",
      id: outputOwner(),
      number,
      milliseconds: limit.milliseconds,
      notices: timed,
    });
    void this.begin(running, cell, work);
    const ended = await running.end;
    this.finish(running);
    writeFrame({ type: "limitOver", number, output: outputOf(last((now() - started) / 1000)) });
    return ended as Ended<T>;
  };

  private async begin(
    running: LimitedWork,
    cell: CellContext | undefined,
    work: () => unknown,
  ): Promise<void> {
    // In a turn of its own: where it is terminated, all that is on the stack or waits to be run is lost.
    await new Promise((resolve) => setImmediate(resolve, undefined));
    if (running.isStopped) return running.settle();
    store(this.flags, interruptFlags.limit, running.number);
    running.restore = rememberTensorState();
    running.settle(await runInCell({ ...cell, signal: running.signal }, () => attempt(work)));
  }

  private finish({ number }: LimitedWork): void {
    this.running = null;
    store(this.flags, interruptFlags.limit, 0);
    compareExchange(this.flags, interruptFlags.requested, -number, 0);
  }

  /** A loop of a cell begins a round while the flag says that a limit has passed. @throws TimeLimitPassed once it has been watched */
  private looped(): void {
    const { running } = this;
    if (!running || load(this.flags, interruptFlags.requested) !== -running.number) return;
    if (currentCell()?.signal !== running.signal) return;
    running.firstLoop ??= now();
    if (now() - running.firstLoop < watching && !running.isStopped) {
      const stack = stackHere();
      const inCell = stack.findIndex(({ file }) => file.startsWith("cell:"));
      if (inCell >= 0) running.loops.note(stack.slice(inCell));
      return;
    }
    this.decide(running);
    throw new TimeLimitPassed();
  }

  /** The event loop hears that a limit has passed: what runs under it awaits something, perhaps in a loop. */
  private passed(number: number): void {
    const { running } = this;
    if (running?.number !== number) return;
    store(this.flags, interruptFlags.heard, number);
    setTimeout(() => {
      this.decide(running);
      running.settle();
    }, watching);
  }

  /** What ran under a limit was terminated. @param calls its stack, as far as it could be asked */
  private terminated(number: number, calls: readonly RawCall[]): void {
    leaveCell();
    const { running } = this;
    if (running?.number !== number) return;
    running.restore();
    this.decide(running, calls);
    running.settle();
  }

  private decide(running: LimitedWork, calls: readonly RawCall[] = []): void {
    const loop = running.loops.endless();
    const where = loop ? whereaboutsOf(loop, "loop") : firstKnown(calls);
    running.decide({ how: "expired", ...(where && { where }) });
  }
}

/** The innermost call of the author's own. */
function firstKnown(calls: readonly RawCall[]): ReturnType<typeof whereaboutsOf> {
  for (const call of calls) {
    const where = whereaboutsOf(call, "call");
    if (where) return where;
  }
  return undefined;
}
