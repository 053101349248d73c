import { Rng } from "lib/core/rng";
import { columnNames, type Columns } from "lib/data/columns";
import { EpisodeRecorder, type Episode } from "lib/data/episode";
import type { Environment } from "lib/envs/environment";
import { environmentOf } from "lib/envs/environmentOf";
import { box, discrete, image } from "lib/envs/spaces";
import type { World } from "lib/envs/world";
import { timeLimit } from "lib/envs/wrappers/timeLimit";

/** Counts up from 100 · (a number by chance), and terminates after `length` steps, a number by chance, too. */
const counter: World<{ at: number; left: number }, number> = {
  reset: (rng) => ({ at: 100 * rng.integer(1000), left: 1 + rng.integer(20) }),
  step: ({ at, left }, action) => {
    const next = { at: at + 1, left: left - 1 };
    return { next, cost: -action - 1, terminated: next.left === 0 };
  },
};

/** An environment that shows a number that rises by 1 a step, and is cut off after 12 steps, unless it has terminated before. */
export const createCounter = (): Environment =>
  timeLimit(
    environmentOf(counter, {
      observe: ({ at }) => [at],
      spaces: { observation: box([0], [1e6]), action: discrete(3) },
    }),
    12,
  );

/** The same with pictures, each of one grey that tells the step within the episode. */
export const createGreys = (side: number): Environment =>
  timeLimit(
    environmentOf(counter, {
      observe: ({ at }) => new Uint8Array(3 * side * side).fill(at % 100),
      spaces: { observation: image(side, side), action: discrete(3) },
    }),
    12,
  );

/** An episode of actions by chance, always the same for a seed. */
export function recordEpisode(environment: Environment, seed: string | number): Episode {
  const rng = new Rng(seed);
  const recorder = new EpisodeRecorder(environment);
  recorder.begin(environment.reset(rng));
  while (!recorder.isOver) {
    const action = environment.actionSpace.sample(rng);
    recorder.record(action, environment.step(action));
  }
  return recorder.episode();
}

/** An episode of one number, 1000 · id + t in row t. */
export function numbered(id: number, steps: number, terminated = true): Episode {
  return {
    layout: { observation: { dtype: "float32", shape: [1] }, action: { dtype: "float32", shape: [2] } },
    steps,
    observation: Float32Array.from({ length: steps }, (_, t) => 1000 * id + t),
    action: Float32Array.from({ length: 2 * steps }, (_, i) => (i < 2 ? 0 : i + 1000 * id)),
    reward: Float32Array.from({ length: steps }, (_, t) => (t === 0 ? 0 : -t - 1000 * id)),
    isFirst: Uint8Array.from({ length: steps }, (_, t) => (t === 0 ? 1 : 0)),
    isLast: Uint8Array.from({ length: steps }, (_, t) => (t === steps - 1 ? 1 : 0)),
    isTerminal: Uint8Array.from({ length: steps }, (_, t) => (t === steps - 1 && terminated ? 1 : 0)),
  };
}

/** The columns alone, to be compared bit by bit. */
export const columnsOf = (columns: Columns): string[] =>
  columnNames.map((name) => {
    const { buffer, byteOffset, byteLength } = columns[name];
    return `${name} ${Buffer.from(buffer, byteOffset, byteLength).toString("base64")}`;
  });
