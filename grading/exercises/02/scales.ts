import type { LoopTask } from "lib/modelLearning/loopTask";
import { flag, integer, number, recordOf } from "../../checks/granted/kinds";
import { grantTask } from "./grantTask";

/** One transition, of which only matters whose it is. */
interface Owned {
  expert: boolean;
  number: number;
}

const learnersTwo = (i: number): Owned[] => [2 * i, 2 * i + 1].map((n) => ({ expert: false, number: n }));

const task: LoopTask<number, number, Owned> = {
  expertData: Array.from({ length: 30 }, (_, i) => ({ expert: true, number: i })),
  fit(batches) {
    const full = batches.filter(({ weight, data }) => weight > 0 && data.length > 0);
    const total = full.reduce((sum, { weight }) => sum + weight, 0);
    const shareOf = ({ data }: { data: readonly Owned[] }) =>
      data.filter(({ expert }) => expert).length / data.length;
    return full.reduce((sum, batch) => sum + (batch.weight / total) * shareOf(batch), 0);
  },
  plan: (model) => model,
  execute: (_policy, i) => learnersTwo(i),
  imagine: (_model, _policy, i) => learnersTwo(i),
  realCost: (policy) => policy,
  promisedCost: (_model, policy) => policy,
  loss: () => 0,
};

const share = number(0, 2);

/** A task whose models say how much of the loss is the expert's: half of it, if all is right, of thirty transitions beside the
 *  learner's two in each round. */
export const scales = grantTask(task, {
  model: share,
  policy: share,
  datum: recordOf<Owned>({ expert: flag, number: integer(0, 2002) }),
});
