import { pendulumTiny } from "lib/agents/dreamerV1/motorPresets";
import { mean } from "lib/core/metrics";
import { Rng } from "lib/core/rng";
import {
  createPendulumSwingUp,
  denseSwingUpHorizon,
  type SwingUpState,
} from "lib/envs/control/pendulumSwingUp";
import { gridValueIteration } from "lib/planning/gridValueIteration";

const { PI } = Math;
const world = createPendulumSwingUp("dense");
const unused = new Rng(0); // its steps are not random
/** Steps of the world that an action is held for, and actions of an episode. */
const held = pendulumTiny.schedule.actionRepeat;
const actions = denseSwingUpHorizon / held;
/** The fastest that the grid knows, rad/s. */
const fastest = 12;

const wrapped = (theta: number): number => theta - 2 * PI * Math.round(theta / (2 * PI));

/** What an action does, and costs, until the next one. */
function hold(state: SwingUpState, u: number): { next: number[]; cost: number; terminated: false } {
  let [next, cost] = [state, 0];
  for (let i = 0; i < held; i++) {
    const step = world.step(next, [u], unused);
    [next, cost] = [step.next, cost + step.cost];
  }
  return { next: [wrapped(next[0]), next[1]], cost, terminated: false };
}

/** The mean return of episodes from angles all around, by value iteration on a grid of the true states: what an agent could get at most. */
export function optimalSwingUp(episodes = 100): number {
  const { policy } = gridValueIteration({
    ...{ low: [-PI, -fastest], high: [PI, fastest], counts: [181, 181] },
    ...{ actions: [-1, -0.5, 0, 0.5, 1], step: hold, gamma: 0.99, tolerance: 1e-2 },
  });
  const returns = Array.from({ length: episodes }, (_, e) => {
    let [state, total]: [SwingUpState, number] = [[PI * ((2 * e + 1) / episodes - 1), 0], 0];
    for (let t = 0; t < actions; t++) {
      const { next, cost } = hold(state, policy(state));
      [state, total] = [next, total - cost];
    }
    return total;
  });
  return mean(returns);
}
