import type { DoorAndBridge } from "../../../envs/grids/doorAndBridge";
import type { NextTable } from "../../../envs/grids/gridTable";
import type { Policy } from "../../../envs/world";
import type { LoopResult } from "../../../modelLearning/rossBagnell";
import type { SeenStep } from "../../../modelLearning/tabularWithPrior";
import { trainLosses } from "../../../modelLearning/trainLosses";
import { doorAndBridgeTask } from "./doorAndBridge";
import type { OwnLoop } from "../ownAnswers";

/** A student's answers to 2.1 and 2.2. */
export interface DoorAnswers {
  fitTabularWithPrior(data: SeenStep[], prior: number[][]): number[][];
  rossBagnell: OwnLoop;
}

/** The expert's share of the loss, by the name of the data. */
export const doorShares = { "expert only": 1, "learner only": 0, "half and half": 0.5 };

/** Five rounds on Door & Bridge with one kind of data. */
export interface DoorRun extends LoopResult<NextTable, Policy<number, number>> {
  data: string;
  /** The share of the data that each model has wrong. */
  trainLoss: number[]; // [6]
}

/** What the three kinds of data lead to. */
export interface DoorRuns {
  world: DoorAndBridge;
  runs: DoorRun[];
}

/** Runs the loop on Door & Bridge with the expert's data only, the learner's only, and half and half. */
export function doorRuns({ fitTabularWithPrior, rossBagnell }: DoorAnswers): DoorRuns {
  const { world, task } = doorAndBridgeTask();
  const own: typeof task = {
    ...task,
    fit: (batches) => {
      const data = batches.flatMap((batch) => (batch.weight > 0 ? batch.data : []));
      return fitTabularWithPrior(
        data,
        world.belief.map((row) => [...row]),
      );
    },
  };
  const runs = Object.entries(doorShares).map(([data, share]) => {
    const result = rossBagnell(own, 5, share);
    return { data, ...result, trainLoss: trainLosses(task, result, share) };
  });
  return { world, runs };
}
