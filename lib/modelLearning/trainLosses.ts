import type { LoopTask } from "./loopTask";
import type { LoopResult } from "./rossBagnell";

/** The loss of each model of a run on the data that it was fitted to, share · loss(expert) + (1 − share) · loss(learner): what
 *  somebody sees who looks at nothing else. It asks the world for the learner's data again.
 *  @param expertShare That of the run. Before there is learner data all weight is the expert's, unless its share is 0.
 *  @returns [N + 1] */
export function trainLosses<Model, Policy, Datum>(
  task: LoopTask<Model, Policy, Datum>,
  { models, policies }: Pick<LoopResult<Model, Policy>, "models" | "policies">,
  expertShare: number,
): number[] {
  const learnerData: Datum[] = [];
  return models.map((model, i) => {
    const share = learnerData.length === 0 && expertShare > 0 ? 1 : expertShare;
    const loss = share * task.loss(model, task.expertData) + (1 - share) * task.loss(model, learnerData);
    for (const datum of task.execute(policies[i], i)) learnerData.push(datum);
    return loss;
  });
}
