import type { LoopTask } from "./loopTask";

/** What the loop did; entry i of each list belongs to π̂ᵢ. */
export interface LoopResult<Model, Policy> {
  models: Model[]; // [N + 1]
  policies: Policy[]; // [N + 1]
  /** J(π̂ᵢ) in the world. */
  realCost: number[]; // [N + 1]
  /** J(π̂ᵢ) in the model that it was planned in. */
  promised: number[]; // [N + 1]
  /** The index of the policy with the smallest real cost, the first of equals. */
  bestIndex: number;
}

/**
 * Model learning with a planner in the loop: DAgger for system identification. N + 1 models, and the best of N + 1 policies.
 *
 * DAgger's policy is here a model of the class; the expert's label for a visited state is the world's own next state, which
 * comes for free; the imitation loss is the prediction loss; aggregating data and following the leader are the same. New is
 * that half of the loss stays with the expert: a planner, unlike an imitator, can ignore good states that it never saw.
 *
 * @param expertShare The expert's share of the loss. 0.5 is the algorithm, 1 learns from the expert's batch alone, 0 from the
 * learner's data alone; "pooled" weighs every transition alike, as Abbeel and Ng do, whose expert only starts the loop.
 * @throws RangeError if iterations or expertShare makes no sense.
 * @see Ross and Bagnell 2012, arXiv:1203.1007; exercise 02.2
 */
export function rossBagnell<Model, Policy, Datum>(
  task: LoopTask<Model, Policy, Datum>,
  iterations: number,
  expertShare: number | "pooled" = 0.5,
): LoopResult<Model, Policy> {
  assertArguments(iterations, expertShare);
  // BEGIN SOLUTION 02.2
  const { expertData } = task;
  const learnerData: Datum[] = [];
  const models: Model[] = [];
  const policies: Policy[] = [];
  for (let i = 0; i <= iterations; i++) {
    // fit: half of the loss on the expert's data, half on the learner's
    const share = expertShare === "pooled" ? pooledShare(expertData, learnerData) : expertShare;
    const model = task.fit([
      { weight: share, data: expertData },
      { weight: 1 - share, data: learnerData },
    ]);
    // plan in the model
    const policy = task.plan(model);
    models.push(model);
    policies.push(policy);
    // execute in the world, and aggregate
    if (i < iterations) for (const datum of task.execute(policy, i)) learnerData.push(datum);
  }
  // the best of the sequence, by what it costs in the world
  const realCost = policies.map((policy) => task.realCost(policy));
  const promised = policies.map((policy, i) => task.promisedCost(models[i], policy));
  return { models, policies, realCost, promised, bestIndex: realCost.indexOf(Math.min(...realCost)) };
  // END SOLUTION
}

function pooledShare(expert: readonly unknown[], learner: readonly unknown[]): number {
  const total = expert.length + learner.length;
  return total === 0 ? 1 : expert.length / total;
}

function assertArguments(iterations: number, expertShare: number | "pooled"): void {
  if (!Number.isInteger(iterations) || iterations < 0)
    throw new RangeError(`rossBagnell: iterations must be an integer of at least 0, got ${iterations}`);
  if (expertShare !== "pooled" && !(expertShare >= 0 && expertShare <= 1))
    throw new RangeError(`rossBagnell: expertShare must be from 0 to 1 or "pooled", got ${expertShare}`);
}
