import { assertCount } from "../core/count";
import type { Rng } from "../core/rng";
import type { Policy, Transition, World } from "./world";

/** What happened in one episode. */
export interface Rollout<State, Action> {
  /** At most `horizon` of them. */
  transitions: Transition<State, Action>[];
  /** Σ cost, undiscounted. */
  cost: number;
}

/** Runs a policy for one episode of at most `horizon` steps.
 *  @param start Where it starts; drawn by the world unless given. */
export function rollout<State, Action>(
  world: World<State, Action>,
  policy: Policy<State, Action>,
  horizon: number,
  rng: Rng,
  start?: State,
): Rollout<State, Action> {
  const transitions: Transition<State, Action>[] = [];
  let state = start ?? world.reset(rng);
  let total = 0;
  for (let t = 0; t < horizon; t++) {
    const action = policy(state, t, rng);
    const { next, cost, terminated } = world.step(state, action, rng);
    transitions.push({ state, action, next, cost, terminated });
    total += cost;
    if (terminated) break;
    state = next;
  }
  return { transitions, cost: total };
}

/** The first `count` transitions of episodes that follow each other. */
export function collectSteps<State, Action>(
  world: World<State, Action>,
  policy: Policy<State, Action>,
  { horizon, count }: { horizon: number; count: number },
  rng: Rng,
): Transition<State, Action>[] {
  const steps: Transition<State, Action>[] = [];
  while (steps.length < count) steps.push(...rollout(world, policy, horizon, rng).transitions);
  return steps.slice(0, count);
}

/** All transitions of some episodes, one after the other. */
export function collectEpisodes<State, Action>(
  world: World<State, Action>,
  policy: Policy<State, Action>,
  { horizon, episodes }: { horizon: number; episodes: number },
  rng: Rng,
): Transition<State, Action>[] {
  return Array.from({ length: episodes }, () => rollout(world, policy, horizon, rng).transitions).flat();
}

/** The mean cost over `episodes` rollouts. Episode i draws from the stream `rng.split(i)`, whatever the policy does: two
 *  policies meet the same starts and the same noise (common random numbers).
 *  @throws RangeError if episodes or horizon is not a positive integer. */
export function meanCost<State, Action>(
  world: World<State, Action>,
  policy: Policy<State, Action>,
  { horizon, episodes, rng }: { horizon: number; episodes: number; rng: Rng },
): number {
  assertCount("meanCost: horizon", horizon);
  assertCount("meanCost: episodes", episodes);
  let total = 0;
  for (let i = 0; i < episodes; i++) total += episodeCost(world, policy, horizon, rng.split(i));
  return total / episodes;
}

/** The cost of `rollout`, without its transitions. */
function episodeCost<State, Action>(
  world: World<State, Action>,
  policy: Policy<State, Action>,
  horizon: number,
  rng: Rng,
): number {
  let state = world.reset(rng);
  let total = 0;
  for (let t = 0; t < horizon; t++) {
    const { next, cost, terminated } = world.step(state, policy(state, t, rng), rng);
    total += cost;
    if (terminated) break;
    state = next;
  }
  return total;
}
