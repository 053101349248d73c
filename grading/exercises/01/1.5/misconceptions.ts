import type { Mdp, Policy } from "lib/tabular/mdp";
import type { Reference01 } from "../reference";
import { misconceptions01 } from "../variations";

/** γP^π V in a world or in a model. */
const next =
  ({ policyTransitions, dot }: Reference01) =>
  (m: Mdp, pi: Policy, V: number[]) =>
    policyTransitions(m, pi).map((row) => m.gamma * dot(row, V));

export const misconceptions = misconceptions01({ next })({
  "line-1-no-gamma": {
    hint: "Line 1 lacks γ: subtract the two Bellman equations; what stands in front of the next state's value?",
    implement: ({ withResult }) => withResult("slLine1", (line, world) => line.map((x) => x / world.gamma)),
  },
  "line-1-exchanged": {
    hint: "In line 1 the chains and the vectors are exchanged: V̂ is the value in the model, so which transitions act on it?",
    implement: ({ withArguments }) =>
      withArguments("slLine1", (world, model, pi, Vhat, V) => [model, world, pi, Vhat, V]),
  },
  "line-2-wrong-vector": {
    hint: "The first term of line 2 acts on V. Which vector has to stand there so that adding and taking away the same thing gives line 1?",
    implement: ({ next }) => ({
      slLine2: (world, model, pi, Vhat, V) => {
        const [there, here, hereHat] = [next(model, pi, V), next(world, pi, V), next(world, pi, Vhat)];
        return there.map((x, s) => x - here[s] + (hereHat[s] - here[s]));
      },
    }),
  },
  "line-2-wrong-chain": {
    hint: "The second term of line 2 uses the model's chain. Then the two terms do not add up to line 1: try it on paper.",
    implement: ({ next }) => ({
      slLine2: (world, model, pi, Vhat, V) => {
        const [there, thereHat, hereHat] = [next(model, pi, V), next(model, pi, Vhat), next(world, pi, Vhat)];
        return there.map((x, s) => thereHat[s] - hereHat[s] + (thereHat[s] - x));
      },
    }),
  },
  "line-3-model-chain": {
    hint: "Line 3 solves with the model's chain. Which chain stands in front of V̂ − V in line 2?",
    implement: ({ next, resolve, policyTransitions }) => ({
      slLine3: (world, model, pi, Vhat) => {
        const here = next(world, pi, Vhat);
        const shift = next(model, pi, Vhat).map((x, s) => x - here[s]);
        return resolve(world.gamma, policyTransitions(model, pi), shift);
      },
    }),
  },
  "line-3-not-solved": {
    hint: "Line 3 still lacks the inverse: bring both terms with V̂ − V to one side and solve for it.",
    implement: ({ next }) => ({
      slLine3: (world, model, pi, Vhat) => {
        const here = next(world, pi, Vhat);
        return next(model, pi, Vhat).map((x, s) => x - here[s]);
      },
    }),
  },
});
