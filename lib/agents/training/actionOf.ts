import type { Rng } from "../../core/rng";
import type { Space } from "../../envs/spaces";

/** Throws unless an agent can act in it.
 *  @throws TypeError if actions are neither choices nor vectors within ±1 */
export function assertActionSpace(space: Space): void {
  const isVector =
    space.kind === "box" && space.low.every((x) => x === -1) && space.high.every((x) => x === 1);
  if (!isVector && space.kind !== "discrete")
    throw new TypeError(
      `an agent's actions must be choices or vectors from −1 to 1, got ${space.description}`,
    );
}

/** An agent's numbers as the world takes them: of choices the number of the largest, else the list. @param numbers [A] */
export function actionOf(space: Space, numbers: Float32Array): number | number[] {
  if (space.kind !== "discrete") return Array.from(numbers);
  return numbers.reduce((best, x, k) => (x > numbers[best] ? k : best), 0);
}

/** A random action in each world as an agent would give them, [W, A]. */
export function randomActions(space: Space, rng: Rng, worlds: number): Float32Array {
  return Float32Array.from(Array.from({ length: worlds }, () => randomAction(space, rng)).flat());
}

function randomAction(space: Space, rng: Rng): number[] {
  const action = space.sample(rng);
  if (space.kind !== "discrete") return action as number[];
  return Array.from({ length: space.n }, (_, k) => (k === action ? 1 : 0));
}
