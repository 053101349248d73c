import { Rng } from "../../../core/rng";
import { gridMark } from "../../../envs/grids/gridMap";
import { createIce, type IceVariant, type IceWorld } from "../../../envs/grids/ice";
import { rollout } from "../../../envs/rollout";
import { globalSlip, type ExpectedStep } from "../../../modelLearning/globalSlip";
import { followSteps, gridMdp } from "../../../modelLearning/gridMdp";
import type { LoopTask } from "../../../modelLearning/loopTask";
import {
  expectedCost,
  finiteHorizonOccupancy,
  planFiniteHorizon,
  type FiniteHorizonMdp,
} from "../../../tabular/finiteHorizon";
import type { Policy } from "../../../tabular/mdp";

/** Steps of an episode. */
export const iceHorizon = 40;

/** The loop's task with exact expected counts and costs, and the world that it is about. */
export interface IceTask {
  world: IceWorld;
  /** A model is one slip probability, a policy one table for each step [H][S][A] (`followSteps` makes it act). */
  task: LoopTask<number, Policy[], ExpectedStep>;
  /** The cost of one episode in the world: for the choice of the best policy by held-out rollouts. */
  sampleCost(policy: Policy[], seed: number): number;
}

const mdpOf = (world: IceWorld): FiniteHorizonMdp =>
  gridMdp(world.map, (state, action) => world.outcomes(state, action), iceHorizon);

/** The policy of least cost in the model with one slip probability everywhere; of equal actions the first of up, down, left,
 *  right. @returns [H][S][A] */
export function planIce(world: IceWorld, slip: number): Policy[] {
  return planFiniteHorizon(mdpOf(globalSlip(world).asWorld(slip)));
}

/** The steps of a policy's episode in their exact expected numbers, up to the one that ends at the goal or below the cliff:
 *  what comes after tells nothing about slipping. */
export function expectedSteps(world: IceWorld, policy: Policy[]): ExpectedStep[] {
  const { map } = world;
  const isOver = (state: number) => state === map.goal || gridMark(map, state) === "~";
  const steps = (state: number, action: number, mass: number) =>
    world
      .outcomes(state, action)
      .map(({ next, slipped, probability }) => ({ state, action, next, slipped, mass: mass * probability }));
  return finiteHorizonOccupancy(mdpOf(world), policy).flatMap((d) =>
    d.flatMap((row, state) =>
      isOver(state) ? [] : row.flatMap((mass, action) => (mass > 0 ? steps(state, action, mass) : [])),
    ),
  );
}

/** Ice for the loop. The expert walks the best way, where it never slips; before any data nothing is believed to be slippery.
 *
 *  No model of the class is right, yet every p in [.0060, .078] plans the best way. For each slip probability q of the world
 *  in [.2, .4], mirrored or not: J* = 8; expert only costs `edgeCost(q)` in every round; half and half starts there, finds 8 by
 *  the third policy, and relapses to the edge whenever rounds without a slip have diluted p̂ below .0059.
 *  @throws RangeError if slip is no probability. */
export function iceTask(variant: IceVariant = {}): IceTask {
  const world = createIce(variant);
  const real = mdpOf(world);
  const { fit, loss, asWorld } = globalSlip(world);
  const task: IceTask["task"] = {
    expertData: expectedSteps(world, planFiniteHorizon(real)),
    fit: (batches) => fit(batches, 0),
    plan: (slip) => planIce(world, slip),
    execute: (policy) => expectedSteps(world, policy),
    imagine: (slip, policy) => expectedSteps(asWorld(slip), policy),
    realCost: (policy) => expectedCost(real, policy),
    promisedCost: (slip, policy) => expectedCost(mdpOf(asWorld(slip)), policy),
    loss,
  };
  const sampleCost = (policy: Policy[], seed: number) =>
    rollout(world, followSteps(policy), iceHorizon, new Rng(seed)).cost;
  return { world, task, sampleCost };
}

/** J of walking along the edge of the cliff, of whose six steps five start on ice that slips with probability q:
 *  Σₖ q (1 − q)ᵏ (k + 2 + 2 (H − k − 2)) + 6 (1 − q)⁵, k = 0 … 4. It is 64.8 for q = .3. */
export function edgeCost(q: number): number {
  let cost = 6 * (1 - q) ** 5;
  for (let k = 0; k < 5; k++) cost += q * (1 - q) ** k * (k + 2 + 2 * (iceHorizon - k - 2));
  return cost;
}

/** J in the world of the plan for a slip probability: which models of the class are good enough for deciding. */
export function costOfBelief({ world, task }: IceTask, slip: number): number {
  return task.realCost(planIce(world, slip));
}
