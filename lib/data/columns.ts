import type { Environment } from "../envs/environment";
import type { ElementOf, Space } from "../envs/spaces";

/** What one step of an environment is as numbers. */
export interface Layout {
  observation: { dtype: "uint8" | "float32"; shape: readonly number[] };
  action: { dtype: "float32"; shape: readonly [number] };
}

/**
 * Steps that follow each other, a column for each thing that is recorded: row t is the time step t.
 *
 * Row t holds the observation o_t, the action a_{t−1} that LED TO it, and the reward r_t received on ARRIVING there, so that what row t
 * tells is known at time t and a model reads rows without shifting. The first row of an episode has reward 0 and the action 0 (of a
 * discrete space, too: no entry of the one-hot vector is 1).
 * @see Hafner et al. 2021 (arXiv 2010.02193), whose program stores them so: github.com/danijar/dreamerv2, common/driver.py
 */
export interface Columns {
  /** [T, ...shape of the observation] */
  observation: Uint8Array | Float32Array;
  /** [T, A] */
  action: Float32Array;
  /** [T] */
  reward: Float32Array;
  /** [T], 0 or 1: an episode begins with this row; what was before has nothing to do with it. */
  isFirst: Uint8Array;
  /** [T], 0 or 1: no row of this episode follows, for whatever reason. */
  isLast: Uint8Array;
  /** [T], 0 or 1: the episode has TERMINATED here, so that nothing more can be earned; 0 where it was cut off (truncated). */
  isTerminal: Uint8Array;
}

/** A row of `Columns` before it is stored. */
export interface Step {
  observation: ArrayLike<number>;
  action: ArrayLike<number>;
  reward: number;
  isFirst: boolean;
  isLast: boolean;
  isTerminal: boolean;
}

export const columnNames = ["observation", "action", "reward", "isFirst", "isLast", "isTerminal"] as const;
const flags = ["isFirst", "isLast", "isTerminal"] as const;

const product = (shape: readonly number[]): number => shape.reduce((size, length) => size * length, 1);

/** How many numbers a space's element becomes (`numbersOf`), and of which kind. */
function columnOf(space: Space): Layout["observation"] {
  if (space.kind === "image") return { dtype: "uint8", shape: space.shape };
  if (space.kind === "box") return { dtype: "float32", shape: space.shape };
  const classes = space.kind === "discrete" ? space.n : space.counts.reduce((sum, n) => sum + n, 0);
  return { dtype: "float32", shape: [classes] };
}

/** The layout of an environment's steps.
 *  @throws TypeError if its actions are images. */
export function layoutOf({
  observationSpace,
  actionSpace,
}: Pick<Environment, "observationSpace" | "actionSpace">): Layout {
  if (actionSpace.kind === "image") throw new TypeError("layoutOf: actionSpace must not hold images");
  const action = { dtype: "float32", shape: [product(columnOf(actionSpace).shape)] } as const;
  return { observation: columnOf(observationSpace), action };
}

/** An element of a space as numbers: images and lists as they are, one of n things as a one-hot vector [n], several such choices as
 *  one-hot vectors side by side. */
export function numbersOf(space: Space, element: ElementOf<Space>): ArrayLike<number> {
  if (typeof element !== "number" && (space.kind === "image" || space.kind === "box")) return element;
  const choices = typeof element === "number" ? [element] : [...element];
  const counts = space.kind === "multiDiscrete" ? space.counts : [space.kind === "discrete" ? space.n : 1];
  return choices.flatMap((choice, i) => Array.from({ length: counts[i] }, (_, k) => (k === choice ? 1 : 0)));
}

/** Numbers a step has in each column. */
export function widthsOf({ observation, action }: Layout): Record<keyof Columns, number> {
  const [x, a] = [product(observation.shape), action.shape[0]];
  return { observation: x, action: a, reward: 1, isFirst: 1, isLast: 1, isTerminal: 1 };
}

/** Bytes of a step in memory. */
export function bytesPerStep(layout: Layout): number {
  const { observation, action } = widthsOf(layout);
  const bytes = layout.observation.dtype === "uint8" ? 1 : 4;
  return bytes * observation + 4 * action + 4 + flags.length;
}

/** Columns of so many steps, all 0. */
export function allocate(layout: Layout, steps: number): Columns {
  const { observation, action } = widthsOf(layout);
  const Observation = layout.observation.dtype === "uint8" ? Uint8Array : Float32Array;
  return {
    observation: new Observation(steps * observation),
    action: new Float32Array(steps * action),
    reward: new Float32Array(steps),
    isFirst: new Uint8Array(steps),
    isLast: new Uint8Array(steps),
    isTerminal: new Uint8Array(steps),
  };
}

/** Copies `count` rows, a block for each column.
 *  @param widths of the layout that both have */
export function copyRows(
  widths: ReturnType<typeof widthsOf>,
  source: Columns,
  from: number,
  target: Columns,
  to: number,
  count: number,
): void {
  for (const name of columnNames) {
    const width = widths[name];
    target[name].set(source[name].subarray(from * width, (from + count) * width), to * width);
  }
}

/** Throws unless a step's observation and action have the right sizes. @param name Who asks: "Replay.add". @throws RangeError */
export function assertSizes(name: string, widths: ReturnType<typeof widthsOf>, step: Step): void {
  for (const key of ["observation", "action"] as const)
    if (step[key].length !== widths[key])
      throw new RangeError(`${name}: step.${key} must have ${widths[key]} numbers, got ${step[key].length}`);
}

/** Writes a step, of the right sizes, into row i. */
export function writeRow(widths: ReturnType<typeof widthsOf>, step: Step, target: Columns, i: number): void {
  target.observation.set(step.observation, i * widths.observation);
  target.action.set(step.action, i * widths.action);
  target.reward[i] = step.reward;
  for (const flag of flags) target[flag][i] = step[flag] ? 1 : 0;
}

/** Throws unless two layouts are the same. @param name Who asks: "Replay.addEpisode". */
export function assertLayout(name: string, layout: Layout, expected: Layout): void {
  for (const key of ["observation", "action"] as const) {
    const describe = ({ dtype, shape }: Layout["observation"]) => `${dtype} [${shape.join(", ")}]`;
    const [got, wanted] = [describe(layout[key]), describe(expected[key])];
    if (got !== wanted) throw new RangeError(`${name}: the ${key} of a step must be ${wanted}, got ${got}`);
  }
}
