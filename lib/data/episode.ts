import type { Environment, ResetResult, StepResult } from "../envs/environment";
import type { ElementOf, Space } from "../envs/spaces";
import {
  allocate,
  assertSizes,
  copyRows,
  layoutOf,
  numbersOf,
  widthsOf,
  writeRow,
  type Columns,
  type Layout,
  type Step,
} from "./columns";

/** A whole episode, from its reset to its end: `steps` rows, one more than actions were taken. See `Columns` for what a row holds. */
export interface Episode extends Columns {
  readonly layout: Layout;
  readonly steps: number;
}

/** Throws unless the columns are as long as they say, and begin and end at their first and last row and nowhere else.
 *  @param name Who asks: "Replay.addEpisode". @throws RangeError */
export function assertEpisode(name: string, episode: Episode): void {
  const { layout, steps } = episode;
  if (!Number.isSafeInteger(steps) || steps < 1)
    throw new RangeError(`${name}: an episode must have at least one step, got ${steps}`);
  for (const [key, width] of Object.entries(widthsOf(layout))) {
    const { length } = episode[key as keyof Columns];
    if (length !== steps * width)
      throw new RangeError(`${name}: ${key} must have ${steps} · ${width} numbers, got ${length}`);
  }
  const where = { isFirst: 0, isLast: steps - 1 };
  for (const [flag, row] of Object.entries(where)) {
    const column = episode[flag as "isFirst" | "isLast"];
    if (column.indexOf(1) !== row || column.lastIndexOf(1) !== row)
      throw new RangeError(`${name}: ${flag} must be 1 in row ${row} and nowhere else`);
  }
  const terminal = episode.isTerminal.indexOf(1);
  if (terminal >= 0 && terminal < steps - 1)
    throw new RangeError(`${name}: isTerminal must be 0 before the last row, got 1 in row ${terminal}`);
}

/**
 * Turns what an environment tells into steps and episodes:
 * `replay.add(recorder.begin(environment.reset(rng)))`, then `replay.add(recorder.record(action, environment.step(action)))` until
 * `recorder.isOver`, then `folder.add(recorder.episode())`. An episode that is begun anew before its end is forgotten.
 */
export class EpisodeRecorder {
  readonly layout: Layout;
  private readonly widths: Record<keyof Columns, number>;
  private readonly spaces: { observation: Space; action: Space };
  private columns: Columns;
  private capacity = 64;
  private count = 0;

  /** @throws TypeError if the actions are images */
  constructor(environment: Pick<Environment, "observationSpace" | "actionSpace">) {
    this.layout = layoutOf(environment);
    this.widths = widthsOf(this.layout);
    this.spaces = { observation: environment.observationSpace, action: environment.actionSpace };
    this.columns = allocate(this.layout, this.capacity);
  }

  /** Rows of the episode so far. */
  get steps(): number {
    return this.count;
  }

  /** Whether the last row was the episode's last. */
  get isOver(): boolean {
    return this.count > 0 && this.columns.isLast[this.count - 1] === 1;
  }

  /** The first row of an episode. @param result what `reset` gave */
  begin({ observation }: ResetResult<ElementOf<Space>>): Step {
    this.count = 0;
    return this.append({
      observation: numbersOf(this.spaces.observation, observation),
      action: new Float32Array(this.widths.action),
      reward: 0,
      isFirst: true,
      isLast: false,
      isTerminal: false,
    });
  }

  /** The row that an action led to. @param result what `step` gave. @throws Error if no episode is going on. */
  record(action: ElementOf<Space>, result: StepResult<ElementOf<Space>>): Step {
    if (this.count === 0 || this.isOver)
      throw new Error("EpisodeRecorder.record: no episode is going on; call begin with what reset gave");
    const { observation, reward, terminated, truncated } = result;
    return this.append({
      observation: numbersOf(this.spaces.observation, observation),
      action: numbersOf(this.spaces.action, action),
      reward,
      isFirst: false,
      isLast: terminated || truncated,
      isTerminal: terminated,
    });
  }

  /** The episode, as a copy. @throws Error unless it is over. */
  episode(): Episode {
    const { layout, count: steps } = this;
    if (!this.isOver)
      throw new Error(`EpisodeRecorder.episode: the episode must be over, got one of ${steps} steps so far`);
    const copy = allocate(layout, steps);
    copyRows(this.widths, this.columns, 0, copy, 0, steps);
    return { layout, steps, ...copy };
  }

  /** The rows of the episode so far, as a copy, to go on from by `resume`. */
  soFar(): Columns & { steps: number } {
    const copy = allocate(this.layout, this.count);
    copyRows(this.widths, this.columns, 0, copy, 0, this.count);
    return { steps: this.count, ...copy };
  }

  /** Goes on with an episode of which these are the rows so far.
   *  @throws RangeError if a column is not as long as `steps` says */
  resume(rows: Columns & { steps: number }): void {
    for (const [key, width] of Object.entries(this.widths)) {
      const { length } = rows[key as keyof Columns];
      if (length !== rows.steps * width)
        throw new RangeError(
          `EpisodeRecorder.resume: ${key} must have ${rows.steps} · ${width} numbers, got ${length}`,
        );
    }
    this.capacity = Math.max(64, rows.steps);
    this.columns = allocate(this.layout, this.capacity);
    copyRows(this.widths, rows, 0, this.columns, 0, rows.steps);
    this.count = rows.steps;
  }

  private append(step: Step): Step {
    assertSizes("EpisodeRecorder", this.widths, step);
    if (this.count === this.capacity) {
      const larger = allocate(this.layout, 2 * this.capacity);
      copyRows(this.widths, this.columns, 0, larger, 0, this.count);
      [this.columns, this.capacity] = [larger, 2 * this.capacity];
    }
    writeRow(this.widths, step, this.columns, this.count);
    this.count++;
    return step;
  }
}
