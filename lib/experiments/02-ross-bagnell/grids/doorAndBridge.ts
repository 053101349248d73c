import { Rng } from "../../../core/rng";
import {
  createDoorAndBridge,
  type DoorAndBridge,
  type DoorAndBridgeVariant,
} from "../../../envs/grids/doorAndBridge";
import type { NextTable } from "../../../envs/grids/gridTable";
import { rollout } from "../../../envs/rollout";
import type { Policy, Transition } from "../../../envs/world";
import { followSteps, gridMdp } from "../../../modelLearning/gridMdp";
import { createLoopTask, type LoopTask } from "../../../modelLearning/loopTask";
import { tabularWithPrior } from "../../../modelLearning/tabularWithPrior";
import { planFiniteHorizon } from "../../../tabular/finiteHorizon";

/** The loop's task, and the world that it is about. */
export interface DoorAndBridgeTask {
  world: DoorAndBridge;
  task: LoopTask<NextTable, Policy<number, number>, Transition<number, number>>;
}

/** The policy of least cost in a table of next cells, π(s, t), by backward induction; of equal actions the first of up, down,
 *  left, right. */
export function planTable({ map }: DoorAndBridge, next: NextTable, horizon: number): Policy<number, number> {
  const outcomes = (state: number, action: number) => [{ next: next[state][action], probability: 1 }];
  return followSteps(planFiniteHorizon(gridMdp(map, outcomes, horizon)));
}

/** Door & Bridge for the loop: the expert knows the bridge, the robot starts from its map. Nothing is random.
 *
 *  With H the horizon, in steps (3, 2, 5 and 40 unless given), the real cost of N rounds is
 *  expert only   H, H, …             promised 2 · toDoor
 *  learner only  H, detour, detour, …
 *  half and half H, bridge, bridge, …
 *  and every model fits all the data that it has seen.
 *  @throws RangeError if a measure makes no sense, or the horizon is not longer than the detour. */
export function doorAndBridgeTask({
  horizon = 40,
  ...variant
}: DoorAndBridgeVariant & { horizon?: number } = {}): DoorAndBridgeTask {
  const world = createDoorAndBridge(variant);
  if (!Number.isInteger(horizon) || horizon <= world.ways.detour)
    throw new RangeError(
      `doorAndBridgeTask: horizon must be an integer greater than the detour, ${world.ways.detour}, got ${horizon}`,
    );
  const rng = new Rng("door and bridge");
  const task = createLoopTask({
    world: world.world,
    modelClass: tabularWithPrior(world.map),
    prior: world.belief,
    expertData: rollout(world.world, planTable(world, world.truth, horizon), horizon, rng).transitions,
    plan: (next: NextTable) => planTable(world, next, horizon),
    horizon,
    rng,
  });
  return { world, task };
}
