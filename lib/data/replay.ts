import type { Rng } from "../core/rng";
import {
  allocate,
  assertLayout,
  assertSizes,
  bytesPerStep,
  copyRows,
  widthsOf,
  writeRow,
  type Columns,
  type Layout,
  type Step,
} from "./columns";
import { assertEpisode, type Episode } from "./episode";

/** Sequences of steps: the columns [B, T, …] are those of B sequences one after the other. */
export interface Batch extends Columns {
  batchSize: number; // B
  batchLength: number; // T
}

const firstCapacity = 1024; // steps; more memory is taken as they come

function assertCount(name: string, n: number, least: number): void {
  if (!Number.isSafeInteger(n) || n < least)
    throw new RangeError(`Replay.sample: ${name} must be an integer of at least ${least}, got ${n}`);
}

/**
 * What an agent has lived through, as one stream of steps, for a model to learn from sequences of it. When `maxBytes` are full, each
 * new step displaces the oldest: the oldest episode goes step by step, so that there is always something to learn from.
 *
 * Several environments at a time would mix their steps: record each by an `EpisodeRecorder` of its own and add whole episodes.
 * @see Hafner et al. 2023 (arXiv 2301.04104), "replay buffer": uniform, with an online queue
 */
export class Replay {
  private readonly widths: Record<keyof Columns, number>;
  /** The most steps that there may be. */
  readonly maxSteps: number;
  /** A ring of rows: step number `end − held`, the oldest, is in row `head`. */
  private rows: Columns;
  private capacity: number;
  private head = 0;
  private held = 0;
  /** Steps that were ever added; a step's number is how many came before it. */
  private end = 0;
  /** Numbers of the steps where the episodes begin that it holds, or the rest of them. */
  private readonly starts: number[] = [];
  /** The number of the first step that was not drawn as a recent one. */
  private fresh = 0;

  /** @param maxBytes the most memory for steps. @throws RangeError if not a single step fits. */
  constructor(
    readonly layout: Layout,
    { maxBytes }: { maxBytes: number },
  ) {
    const size = bytesPerStep(layout);
    if (!(maxBytes >= size))
      throw new RangeError(`Replay: maxBytes must be at least ${size}, got ${maxBytes}`);
    this.maxSteps = Math.min(Math.floor(maxBytes / size), Number.MAX_SAFE_INTEGER);
    this.capacity = Math.min(firstCapacity, this.maxSteps);
    this.widths = widthsOf(layout);
    this.rows = allocate(layout, this.capacity);
  }

  /** Steps it holds. */
  get steps(): number {
    return this.held;
  }

  /** Episodes it holds, the running one and what is left of the oldest included. */
  get episodes(): number {
    return this.starts.length;
  }

  /** Bytes of the steps it holds. */
  get bytes(): number {
    return this.held * bytesPerStep(this.layout);
  }

  /** Adds the next step. One that begins an episode ends the one before, if it was not over.
   *  @throws RangeError if its sizes are others; Error if it goes on with an episode where none is going on. */
  add(step: Step): void {
    if (!step.isFirst && !this.isRunning())
      throw new Error("Replay.add: step must begin an episode (isFirst), since none is going on");
    assertSizes("Replay.add", this.widths, step);
    if (step.isFirst) this.beginEpisode();
    this.makeRoom(1);
    writeRow(this.widths, step, this.rows, this.nextRow());
    this.held++;
    this.end++;
  }

  /** Adds a whole episode. An episode that was going on ends.
   *  @throws RangeError if its layout is another, or its columns are not those of an episode. */
  addEpisode(episode: Episode): void {
    assertLayout("Replay.addEpisode", episode.layout, this.layout);
    assertEpisode("Replay.addEpisode", episode);
    this.beginEpisode();
    this.append(episode, episode.steps);
  }

  /**
   * Sequences of steps that followed each other. They may begin anywhere, each start as likely as the next, and go on into the next
   * episode: isFirst marks where. A sequence's own first row is marked, too, since a model has no earlier state there (as in
   * DreamerV2 and V3).
   * @param recent the most sequences that are not drawn but taken from the newest steps, each step once: a new step is seen soon
   * @returns copies
   * @throws RangeError if there are fewer steps than a sequence has, or a count is none
   */
  sample(rng: Rng, batchSize: number, batchLength: number, recent = 0): Batch {
    assertCount("batchSize", batchSize, 1);
    assertCount("batchLength", batchLength, 1);
    assertCount("recent", recent, 0);
    if (this.held < batchLength)
      throw new RangeError(
        `Replay.sample: replay holds ${this.held} steps; sample needs at least ${batchLength}`,
      );
    const batch = { batchSize, batchLength, ...allocate(this.layout, batchSize * batchLength) };
    const newest = this.takeRecent(Math.min(recent, batchSize), batchLength);
    const oldest = this.end - this.held;
    for (let b = 0; b < batchSize; b++) {
      const start = newest[b] ?? oldest + rng.integer(this.held - batchLength + 1);
      this.read(start, batchLength, batch, b * batchLength);
      batch.isFirst[b * batchLength] = 1;
    }
    return batch;
  }

  /** Where sequences of the newest steps start that were not taken before, at most `count`. */
  private takeRecent(count: number, length: number): number[] {
    if (count === 0) return [];
    this.fresh = Math.max(this.fresh, this.end - this.held, this.end - count * length);
    const starts: number[] = [];
    for (; this.fresh + length <= this.end; this.fresh += length) starts.push(this.fresh);
    return starts;
  }

  private isRunning(): boolean {
    return this.held > 0 && this.rows.isLast[this.rowOf(this.end - 1)] === 0;
  }

  /** The row of the step of a number. */
  private rowOf(step: number): number {
    return (this.head + step - (this.end - this.held)) % this.capacity;
  }

  /** Copies steps out, in two pieces where the ring closes among them. */
  private read(start: number, count: number, target: Columns, to: number): void {
    const row = this.rowOf(start);
    const before = Math.min(count, this.capacity - row);
    copyRows(this.widths, this.rows, row, target, to, before);
    if (before < count) copyRows(this.widths, this.rows, 0, target, to + before, count - before);
  }

  private beginEpisode(): void {
    if (this.isRunning()) this.rows.isLast[this.rowOf(this.end - 1)] = 1;
    this.starts.push(this.end);
  }

  /** Copies steps in, as many of the last ones as there is room for. */
  private append(source: Columns, count: number): void {
    let from = Math.max(0, count - this.maxSteps);
    this.makeRoom(count - from);
    while (from < count) {
      const row = this.nextRow();
      const block = Math.min(count - from, this.capacity - row);
      copyRows(this.widths, source, from, this.rows, row, block);
      from += block;
      this.held += block;
      this.end += block;
    }
  }

  private nextRow(): number {
    return (this.head + this.held) % this.capacity;
  }

  private makeRoom(count: number): void {
    if (this.held + count > this.maxSteps) this.drop(this.held + count - this.maxSteps);
    if (this.held + count > this.capacity) this.grow(this.held + count);
  }

  /** Forgets the oldest steps. */
  private drop(count: number): void {
    this.head = (this.head + count) % this.capacity;
    this.held -= count;
    const oldest = this.end - this.held;
    while (this.starts.length > 1 && this.starts[1] <= oldest) this.starts.shift();
  }

  private grow(least: number): void {
    const capacity = Math.min(this.maxSteps, Math.max(least, 2 * this.capacity));
    const rows = allocate(this.layout, capacity);
    this.read(this.end - this.held, this.held, rows, 0);
    [this.rows, this.capacity, this.head] = [rows, capacity, 0];
  }
}
