import type { Rng } from "../../core/rng";
import type { Environment } from "../../envs/environment";
import type { ElementOf, Space } from "../../envs/spaces";
import { assertLayout, widthsOf, writeRow, type Layout } from "../columns";
import { EpisodeRecorder, type Episode } from "../episode";
import type { Board } from "./board";

/** Which episodes there are to collect, and from what they are drawn. */
export interface Plan {
  /** The episodes 0, …, episodes − 1; may be infinite. */
  readonly episodes: number;
  /** Worlds that run at a time: world w runs the episodes w, w + worlds, w + 2 · worlds, … */
  readonly worlds: number;
  readonly rng: Rng;
}

/** An episode, and its number. */
export interface Collected {
  index: number;
  episode: Episode;
}

/** What a step of some worlds has led to. That one fails takes nothing away from the others. */
export interface Tick {
  finished: Collected[];
  /** A sentence, if a world has thrown. */
  failure?: string;
}

/** What actions the worlds are to take, by the number of the world. */
export type Actions = readonly (ElementOf<Space> | undefined)[];

/** One world, in the middle of an episode, or with no more to do. */
class Lane {
  private readonly recorder: EpisodeRecorder;
  private index = -1;

  constructor(
    readonly world: number,
    private readonly environment: Environment,
    private readonly plan: Plan,
  ) {
    this.recorder = new EpisodeRecorder(environment);
  }

  get layout(): Layout {
    return this.recorder.layout;
  }

  /** Begins the next episode, if one is left. */
  begin({ rows, episode }: Board): void {
    const next = this.index < 0 ? this.world : this.index + this.plan.worlds;
    this.index = next;
    episode[this.world] = next < this.plan.episodes ? next : -1;
    if (episode[this.world] < 0) return;
    const start = this.environment.reset(this.plan.rng.split("worlds").split(next));
    writeRow(widthsOf(this.layout), this.recorder.begin(start), rows, this.world);
  }

  /** @returns the episode, if this was its last step */
  step({ rows, episode }: Board, action: ElementOf<Space>): Collected | undefined {
    if (episode[this.world] < 0) return undefined;
    const step = this.recorder.record(action, this.environment.step(action));
    writeRow(widthsOf(this.layout), step, rows, this.world);
    return this.recorder.isOver ? { index: this.index, episode: this.recorder.episode() } : undefined;
  }

  /** What to say if it throws. */
  failure(error: unknown): string {
    const reason = error instanceof Error ? error.message : String(error);
    return `collect: episode ${this.index} failed in world ${this.world}: ${reason}`;
  }
}

/** Some of the worlds of a plan. */
export class Lanes {
  readonly layout: Layout;
  private readonly lanes: Lane[];

  /** @param environments by the number of the world. @throws RangeError if their steps are of different kinds */
  constructor(environments: ReadonlyMap<number, Environment>, plan: Plan) {
    this.lanes = [...environments].map(([world, environment]) => new Lane(world, environment, plan));
    this.layout = this.lanes[0].layout;
    for (const { layout } of this.lanes) assertLayout("collect", layout, this.layout);
  }

  /** Begins the first episode of each world. */
  begin(board: Board): Tick {
    const tick: Tick = { finished: [] };
    for (const lane of this.lanes) attempt(lane, tick, () => lane.begin(board));
    return tick;
  }

  /** Takes a step in each world that has an episode. A world whose episode is over begins its next one at once, so that the board
   *  shows only steps on which an action follows. */
  advance(board: Board, actions: Actions): Tick {
    const tick: Tick = { finished: [] };
    for (const lane of this.lanes)
      attempt(lane, tick, () => {
        const finished = lane.step(board, actions[lane.world] as ElementOf<Space>);
        if (!finished) return;
        tick.finished.push(finished);
        lane.begin(board);
      });
    return tick;
  }
}

function attempt(lane: Lane, tick: Tick, work: () => void): void {
  try {
    work();
  } catch (error) {
    tick.failure ??= lane.failure(error);
  }
}
