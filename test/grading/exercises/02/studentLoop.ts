import type { LoopTask } from "lib/modelLearning/loopTask";

export type Loop = (
  task: LoopTask<unknown, unknown, unknown>,
  iterations: number,
  expertShare?: number,
) => unknown;

/** What a student's loop does in each round, and how it ends. */
export interface Variant {
  /** The data of a round: from the world, or not. */
  walk?: (task: LoopTask<unknown, unknown, unknown>, model: unknown, policy: unknown, i: number) => unknown;
  /** What the learner knows after a round. */
  learn?: (known: unknown[], walked: unknown[]) => unknown[];
  best?: (realCost: number[], promised: number[]) => number;
}

/** A loop that asks for the costs within each round, and again at the end, as no loop of ours does. */
export const loop =
  ({ walk = ({ execute }, _m, policy, i) => execute(policy, i), learn, best }: Variant): Loop =>
  (task, iterations, expertShare = 0.5) => {
    let known: unknown[] = [];
    const models: unknown[] = [];
    const policies: unknown[] = [];
    const [realCost, promised]: [number[], number[]] = [[], []];
    for (let i = 0; i <= iterations; i++) {
      const learner = { weight: 1 - expertShare, data: known };
      const model = task.fit([{ weight: expertShare, data: task.expertData }, learner]);
      const policy = task.plan(model);
      realCost.push(task.realCost(policy));
      promised.push(task.promisedCost(model, policy));
      [models[i], policies[i]] = [model, policy];
      if (i === iterations) break;
      const walked = walk(task, model, policy, i) as unknown[];
      known = learn ? learn(known, walked) : [...known, ...walked];
    }
    const last = policies.map((policy) => task.realCost(policy));
    return {
      models,
      policies,
      realCost,
      promised,
      bestIndex: best?.(realCost, promised) ?? last.indexOf(Math.min(...last)),
    };
  };

export const imagines: Variant = { walk: ({ imagine }, model, policy, i) => imagine(model, policy, i) };
export const forgets: Variant = { learn: (_known, walked) => walked };
export const hopes: Variant = { best: (_realCost, promised) => promised.indexOf(Math.min(...promised)) };
