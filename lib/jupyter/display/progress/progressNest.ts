import { interruptionSignal } from "../../../core/interruption";
import { progressHtml, progressText, type LoopState, type SlotState } from "./progressText";
import { newDisplayId, publish } from "../publish";

/** Milliseconds between two versions of a display. */
const INTERVAL_MS = 100;
/** Most lines for the loops directly inside of one loop. */
const MOST_INNER = 5;

/** A loop that is counted. */
export interface Loop extends LoopState {
  done: number;
  remark?: string;
  ended?: number;
  /** True if it surely ends with its block, so that loops that start before then belong inside of it. */
  readonly scoped: boolean;
}

/** A line of the display: the loops that ran at one place of the program, one after the other. */
interface Slot extends SlotState {
  readonly key: string;
  readonly parent?: Slot;
  latest: Loop;
  runs: number;
  doneBefore: number;
  secondsBefore: number;
}

/** Loops inside of each other, shown in one display: a line for each place of the program, however often its loop runs. */
export class ProgressNest {
  private readonly id = newDisplayId("progress");
  private readonly signal = interruptionSignal();
  private readonly slots: Slot[] = [];
  private open: Loop[] = [];
  private shown = -Infinity;
  private timer?: NodeJS.Timeout;

  private constructor(
    readonly clock: () => number,
    private readonly outer: ProgressNest | undefined,
  ) {
    this.signal?.addEventListener("abort", this.abandon);
  }

  private static current: ProgressNest | undefined;

  /** The nest into which a loop that starts now belongs: that of the loop that is running, or a new one. */
  static forNewLoop(clock: () => number): ProgressNest {
    const running = ProgressNest.current;
    const signal = interruptionSignal();
    if (running !== undefined && (running.signal !== signal || signal?.aborted)) {
      running.abandon();
      return ProgressNest.forNewLoop(clock);
    }
    // Where no signal tells cells apart, a loop that was left without finish() would hold those of all later cells.
    if (running !== undefined && (signal !== undefined || running.open.at(-1)?.scoped)) return running;
    return (ProgressNest.current = new ProgressNest(clock, running));
  }

  /** Adds a loop inside of those that run. */
  start(loop: Loop): void {
    const parent = this.slotOf(this.open.at(-1));
    const key = `${loop.label?.replace(/\d+(\.\d+)?/g, "#") ?? ""} ${loop.unit ?? ""}`;
    const siblings = this.slots.filter((slot) => slot.parent === parent && slot.depth > 0);
    const slot =
      siblings.find((other) => other.key === key) ??
      (siblings.length === MOST_INNER ? siblings.at(-1) : undefined);
    if (slot === undefined) this.addSlot(loop, key, parent);
    else {
      slot.doneBefore += slot.latest.done;
      slot.secondsBefore += ((slot.latest.ended ?? loop.started) - slot.latest.started) / 1000;
      slot.latest = loop;
      slot.runs += 1;
    }
    this.open.push(loop);
    this.changed();
  }

  /** Shows that a loop has advanced: at once, or when the last version has been seen for a moment. */
  changed(): void {
    if (this.clock() - this.shown >= INTERVAL_MS) this.show();
    else this.timer ??= setTimeout(() => this.show(), INTERVAL_MS).unref();
  }

  /** Ends a loop; with the last one the final version is shown. */
  end(loop: Loop): void {
    if (loop.ended !== undefined) return;
    loop.ended = this.clock();
    this.open = this.open.filter((other) => other !== loop);
    if (this.open.length > 0) return this.changed();
    this.signal?.removeEventListener("abort", this.abandon);
    if (ProgressNest.current === this) ProgressNest.current = this.outer;
    this.show();
  }

  /** Ends what an interrupt or an error has left running. */
  private readonly abandon = (): void => {
    for (const loop of [...this.open].reverse()) this.end(loop);
  };

  private slotOf(loop: Loop | undefined): Slot | undefined {
    return this.slots.find((slot) => slot.latest === loop);
  }

  /** After its parent and all that is inside of it. */
  private addSlot(loop: Loop, key: string, parent: Slot | undefined): void {
    const depth = parent === undefined ? 0 : parent.depth + 1;
    const slot = { key, parent, depth, latest: loop, runs: 1, doneBefore: 0, secondsBefore: 0 };
    const from = parent === undefined ? this.slots.length : this.slots.indexOf(parent) + 1;
    const after = this.slots.findIndex((other, i) => i >= from && other.depth < depth);
    this.slots.splice(after < 0 ? this.slots.length : after, 0, slot);
  }

  private show(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const isFirst = this.shown === -Infinity;
    const now = this.clock();
    this.shown = now;
    const isOver = this.open.length === 0;
    const lines = this.slots.map((slot) => ({
      slot,
      inner: this.slots.filter((other) => other.parent === slot),
      isOver,
    }));
    const data = { "text/html": progressHtml(lines, now), "text/plain": progressText(lines, now) };
    publish({ data, metadata: {}, transient: { display_id: this.id } }, !isFirst);
  }
}
