import type { LoopTask } from "lib/modelLearning/loopTask";
import type { WeightedBatch } from "lib/modelLearning/modelClass";
import type { VectorStep } from "lib/modelLearning/vectorDynamics";
import { alterations } from "../../checks/alterations";
import { variationsWith } from "../../checks/frames";
import type { Reference02 } from "./reference";

type Task = LoopTask<unknown, unknown, unknown>;

const frames = {
  ...alterations<Reference02>(),

  /** The right loop in a task some of whose functions are others. */
  withTask:
    ({ rossBagnell }: Reference02) =>
    (change: (task: Task, expertShare: number) => Partial<Task>) => {
      const loop = (task: Task, iterations: number, expertShare = 0.5) =>
        rossBagnell({ ...task, ...change(task, expertShare) }, iterations, expertShare);
      return { rossBagnell: loop as Reference02["rossBagnell"] };
    },

  /** The right model for batches of which each is another one. */
  withBatches:
    (given: Reference02) =>
    <Name extends "fitLinearRidge" | "momentMatching">(
      name: Name,
      change: (batch: WeightedBatch<VectorStep>) => WeightedBatch<VectorStep>,
    ): Partial<Reference02> => {
      const right = given[name] as (batches: unknown, ...rest: unknown[]) => unknown;
      const altered = (batches: WeightedBatch<VectorStep>[], ...rest: unknown[]) =>
        right(batches.map(change), ...rest);
      return { [name]: altered };
    },
};

/** How the exercises of notebook 02 tell wrong answers and other right ones. */
export const { misconceptions: misconceptions02, alternatives: alternatives02 } =
  variationsWith<Reference02>()(frames);
