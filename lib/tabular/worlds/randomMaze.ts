import type { Rng } from "../../core/rng";
import { createMdp, withTransitions, type Mdp } from "../mdp";

/** One state for sure, uniform over S. */
function randomNext(rng: Rng, S: number): number[] {
  const next = rng.integer(S);
  return Array.from({ length: S }, (_, s) => (s === next ? 1 : 0));
}

/** A random deterministic MDP: each action of each state leads to one state, uniform over all; rewards are uniform in
 *  [0, 1] and so is the start.
 *  @throws RangeError if gamma is not in [0, 1). */
export function randomMaze(rng: Rng, { S, A, gamma }: { S: number; A: number; gamma: number }): Mdp {
  const grid = <T>(draw: () => T) => Array.from({ length: S }, () => Array.from({ length: A }, draw));
  return createMdp({
    P: grid(() => randomNext(rng, S)),
    R: grid(() => rng.uniform()),
    gamma,
    mu: new Array<number>(S).fill(1 / S),
  });
}

/** A model of a maze in which a share of the transitions leads to a random state instead.
 *  @param share Probability, for each (s, a), that the model draws its next state anew, in [0, 1].
 *  @throws RangeError if share is not a probability. */
export function misreadMaze(rng: Rng, maze: Mdp, share: number): Mdp {
  if (!(share >= 0 && share <= 1)) throw new RangeError(`misreadMaze: share must be in [0, 1], got ${share}`);
  const P = maze.P.map((rows) => rows.map((row) => (rng.uniform() < share ? randomNext(rng, maze.S) : row)));
  return withTransitions(maze, P);
}
