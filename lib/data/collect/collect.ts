import { assertCount } from "../../core/count";
import { interruptionSignal } from "../../core/interruption";
import type { Rng } from "../../core/rng";
import type { ElementOf, Space } from "../../envs/spaces";
import { allocate, copyRows, widthsOf, type Columns } from "../columns";
import type { Board } from "./board";
import type { Actions, Collected, Plan } from "./lanes";
import type { WorldSource } from "./makeWorld";
import { poolHere, poolOnThreads, type Pool } from "./pool";
import { onStop, throwIfStopped, turns } from "./stop";

/** What a policy decides by: the newest step of each running episode, none of them its last one. A copy. */
export interface PolicyInput extends Columns {
  /** The world of each row, ascending: by it a recurrent policy keeps its states, which begin anew where isFirst is 1. [B] */
  readonly worlds: readonly number[];
  /** What to draw from, a generator for each row that belongs to its episode. [B] */
  readonly rngs: readonly Rng[];
}

/** Actions, one for each row. */
export type BatchPolicy = (
  input: PolicyInput,
) => readonly ElementOf<Space>[] | Promise<readonly ElementOf<Space>[]>;

export interface CollectOptions {
  readonly world: WorldSource;
  readonly policy: BatchPolicy;
  readonly rng: Rng;
  /** The episodes 0, …, episodes − 1; without end unless given: leave the loop when there are enough. */
  readonly episodes?: number;
  /** Worlds that run at a time; 1 unless given. */
  readonly worlds?: number;
  /** Threads that the worlds are spread over; 0, this thread, unless given. */
  readonly workers?: number;
  /** Ends it, as does an interrupt of the notebook's cell. */
  readonly signal?: AbortSignal;
}

/**
 * Runs a policy in several worlds at a time and gives each episode when it is over.
 *
 * Episode i draws its world from a stream of its own, and the policy its actions from another: where the policy treats each row by
 * itself, an episode is the same bit for bit however many worlds and workers there are, and the order is the same for any number of
 * workers. Which episodes there are does not depend on how long they last, so that short ones are not preferred.
 *
 * For example: for await (const { episode } of collect({ world: { module: "lib/envs/control/cartPole", name: "cartPole" },
 *   policy: randomPolicy(cartPole().actionSpace), rng: new Rng(0), episodes: 100, worlds: 8, workers: 2 })) replay.addEpisode(episode)
 * @throws RangeError for counts that are none; Error in one sentence if a world throws or a thread dies: what was given before stays,
 * and the running episodes are lost; the signal's reason if it is stopped
 */
export async function* collect(options: CollectOptions): AsyncGenerator<Collected, void, undefined> {
  const { world, policy, rng, episodes = Infinity, worlds = 1, workers = 0 } = options;
  if (episodes !== Infinity) assertCount("collect: episodes", episodes);
  assertCount("collect: worlds", worlds);
  if (workers !== 0) assertCount("collect: workers", workers);
  const plan = { episodes, worlds: Math.min(worlds, episodes), rng };
  const signals = [options.signal, interruptionSignal()].filter((signal) => signal !== undefined);
  throwIfStopped(signals);
  const pool = await (workers === 0 ? poolHere(world, plan) : poolOnThreads(world, plan, workers));
  const forget = onStop(signals, () => void pool.close());
  try {
    throwIfStopped(signals); // it may have come while the worlds were made
    yield* run(pool, policy, plan, signals);
  } finally {
    forget();
    await pool.close();
  }
}

async function* run(
  pool: Pool,
  policy: BatchPolicy,
  { rng, worlds }: Plan,
  signals: readonly AbortSignal[],
): AsyncGenerator<Collected, void, undefined> {
  const streams = new Streams(rng.split("policy"));
  const turn = turns();
  let { failure } = await pool.begin();
  while (failure === undefined && runningOn(pool.board).length > 0) {
    await turn();
    throwIfStopped(signals);
    const tick = await pool.advance(await decide(policy, inputOf(pool, streams), worlds));
    yield* tick.finished;
    ({ failure } = tick);
  }
  throwIfStopped(signals); // its threads were ended
  if (failure !== undefined) throw new Error(failure);
}

/** The generators of the running episodes. */
class Streams {
  private readonly running = new Map<number, { index: number; rng: Rng }>();

  constructor(private readonly rng: Rng) {}

  of(world: number, index: number): Rng {
    const known = this.running.get(world);
    if (known?.index === index) return known.rng;
    const rng = this.rng.split(index);
    this.running.set(world, { index, rng });
    return rng;
  }
}

function inputOf({ board, layout }: Pool, streams: Streams): PolicyInput {
  const worlds = runningOn(board);
  const rows = allocate(layout, worlds.length);
  const widths = widthsOf(layout);
  worlds.forEach((world, row) => copyRows(widths, board.rows, world, rows, row, 1));
  return { ...rows, worlds, rngs: worlds.map((world) => streams.of(world, board.episode[world])) };
}

const runningOn = ({ episode }: Board): number[] =>
  Array.from(episode.keys()).filter((world) => episode[world] >= 0);

/** Asks the policy. @returns the actions by the number of the world */
async function decide(policy: BatchPolicy, input: PolicyInput, worlds: number): Promise<Actions> {
  const chosen = await policy(input);
  if (chosen.length !== input.worlds.length)
    throw new RangeError(
      `collect: policy must give ${input.worlds.length} actions, one for each row, got ${chosen.length}`,
    );
  const actions = Array<ElementOf<Space> | undefined>(worlds).fill(undefined);
  input.worlds.forEach((world, row) => (actions[world] = chosen[row]));
  return actions;
}
