import { throwIfInterrupted } from "../core/interruption";
import type { Rng } from "../core/rng";
import { meanCost, rollout } from "../envs/rollout";
import type { Policy, Transition, World } from "../envs/world";
import { type ModelClass, type WeightedBatch, weightedLoss } from "./modelClass";

/** What the loop is given. */
export interface LoopOptions<Model, State, Action> {
  world: World<State, Action>;
  modelClass: ModelClass<Model, State, Action>;
  /** What is believed before any data. */
  prior: Model;
  /** The planner: a policy that is good in the model. */
  plan(model: Model): Policy<State, Action>;
  /** New data of the exploration distribution ν, usually an expert's, for each fit i = 0 … N. */
  expertData(i: number, rng: Rng): readonly Transition<State, Action>[];
  /** New data of the policy π̂ᵢ in the world; one episode unless given. */
  learnerData?(policy: Policy<State, Action>, i: number, rng: Rng): readonly Transition<State, Action>[];
  /** The number N of rounds: N + 1 models are fitted and N + 1 policies planned. */
  iterations: number;
  /** Steps of an episode. */
  horizon: number;
  /** The expert's share of the loss: 0.5 is the algorithm; 1 is batch learning on ν; 0 is learner data only. "pooled": every
   *  transition weighs the same, whoever made it, as in Abbeel and Ng's loop, where the expert only starts it. */
  expertShare?: number | "pooled";
  /** Episodes of each evaluation; 1 unless given, which is enough where nothing is random. */
  evaluationEpisodes?: number;
  rng: Rng;
}

/** What the loop did; entry i of each list belongs to π̂ᵢ. */
export interface LoopResult<Model, State, Action> {
  models: Model[]; // [N + 1]
  policies: Policy<State, Action>[]; // [N + 1]
  /** J(π̂ᵢ) in the world, on the same held-out episodes for all i. */
  realCost: number[]; // [N + 1]
  /** J(π̂ᵢ) in the model that it was planned in, on the same episodes. */
  promised: number[]; // [N + 1]
  /** The weighted loss of model i on the data that it was fitted on. */
  trainLoss: number[]; // [N + 1]
  /** The least i with the smallest real cost. */
  bestIndex: number;
  best: Policy<State, Action>;
}

function append<Item>(items: Item[], more: readonly Item[]): void {
  for (const item of more) items.push(item);
}

/** The two datasets with their weights. */
function mix<State, Action>(
  expert: readonly Transition<State, Action>[],
  learner: readonly Transition<State, Action>[],
  share: number | "pooled",
): WeightedBatch<State, Action>[] {
  if (share === "pooled") {
    return [
      { weight: expert.length, data: expert },
      { weight: learner.length, data: learner },
    ];
  }
  return [
    { weight: share, data: expert },
    { weight: 1 - share, data: learner },
  ];
}

function assertOptions({
  iterations,
  expertShare,
}: {
  iterations: number;
  expertShare?: number | "pooled";
}): void {
  if (!Number.isInteger(iterations) || iterations < 0)
    throw new RangeError(`rossBagnell: iterations must be an integer of at least 0, got ${iterations}`);
  const isShare =
    expertShare === undefined || expertShare === "pooled" || (expertShare >= 0 && expertShare <= 1);
  if (!isShare)
    throw new RangeError(`rossBagnell: expertShare must be from 0 to 1 or "pooled", got ${expertShare}`);
}

/**
 * Model learning with a planner in the loop: DAgger for system identification. The lines stand in the order of the slide.
 *
 * | DAgger | here |
 * |---|---|
 * | policy of the class | model of the class |
 * | the expert's label for a visited state | the world's own next state, which comes for free |
 * | imitation loss | prediction loss |
 * | dataset aggregation, follow the leader | the same |
 * | – | half of the loss stays on ν: a planner, unlike an imitator, can ignore good states that it never saw |
 *
 * Random draws: fit i's data from `rng.split("expert").split(i)` and `rng.split("learner").split(i)`, evaluation from
 * `rng.split("evaluation")`, so that variants meet the same noise.
 * @throws RangeError if iterations or expertShare makes no sense.
 * @see Ross and Bagnell 2012, arXiv:1203.1007, algorithm 2; exercise 02.2
 */
export function rossBagnell<Model, State, Action>(
  options: LoopOptions<Model, State, Action>,
): LoopResult<Model, State, Action> {
  assertOptions(options);
  const { world, modelClass, prior, plan, expertData, iterations, horizon, rng } = options;
  const { expertShare = 0.5, evaluationEpisodes: episodes = 1 } = options;
  const learnerData =
    options.learnerData ?? ((policy, _, draws) => rollout(world, policy, horizon, draws).transitions);
  const evaluate = (where: World<State, Action>, policy: Policy<State, Action>) =>
    meanCost(where, policy, { horizon, episodes, rng: rng.split("evaluation") });

  const models: Model[] = [];
  const policies: Policy<State, Action>[] = [];
  const [realCost, promised, trainLoss]: number[][] = [[], [], []];
  const expert: Transition<State, Action>[] = [];
  const learner: Transition<State, Action>[] = [];
  for (let i = 0; i <= iterations; i++) {
    throwIfInterrupted();
    // expert data, from ν
    if (expertShare !== 0) append(expert, expertData(i, rng.split("expert").split(i)));
    // fit: half of the loss on the expert's states, half on the learner's
    const batches = mix(expert, learner, expertShare);
    const model = modelClass.fit(batches, prior);
    // plan in the model
    const policy = plan(model);
    models.push(model);
    policies.push(policy);
    trainLoss.push(weightedLoss(modelClass, model, batches));
    promised.push(evaluate(modelClass.asWorld(model), policy));
    realCost.push(evaluate(world, policy));
    // execute in the world and aggregate
    if (expertShare !== 1 && i < iterations)
      append(learner, learnerData(policy, i, rng.split("learner").split(i)));
  }
  // the best of the sequence, by real cost
  const bestIndex = realCost.indexOf(Math.min(...realCost));
  return { models, policies, realCost, promised, trainLoss, bestIndex, best: policies[bestIndex] };
}
