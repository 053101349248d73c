import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "line-1-no-gamma",
    hint: "Line 1 lacks γ: subtract the two Bellman equations; what stands in front of the next state's value?",
    implement: ({ slLine1 }) => ({
      slLine1: (world, model, pi, Vhat, V) => slLine1(world, model, pi, Vhat, V).map((x) => x / world.gamma),
    }),
  },
  {
    id: "line-1-exchanged",
    hint: "In line 1 the chains and the vectors are exchanged: V̂ is the value in the model, so which transitions act on it?",
    implement: ({ slLine1 }) => ({
      slLine1: (world, model, pi, Vhat, V) => slLine1(model, world, pi, Vhat, V),
    }),
  },
  {
    id: "line-2-wrong-vector",
    hint: "The first term of line 2 acts on V. Which vector has to stand there so that adding and taking away the same thing gives line 1?",
    implement: ({ policyTransitions, dot }) => ({
      slLine2: (world, model, pi, Vhat, V) => {
        const [P, PHat] = [policyTransitions(world, pi), policyTransitions(model, pi)];
        const difference = Vhat.map((v, s) => v - V[s]);
        return P.map((row, s) => world.gamma * (dot(PHat[s], V) - dot(row, V) + dot(row, difference)));
      },
    }),
  },
  {
    id: "line-2-wrong-chain",
    hint: "The second term of line 2 uses the model's chain. Then the two terms do not add up to line 1: try it on paper.",
    implement: ({ policyTransitions, dot }) => ({
      slLine2: (world, model, pi, Vhat, V) => {
        const [P, PHat] = [policyTransitions(world, pi), policyTransitions(model, pi)];
        const difference = Vhat.map((v, s) => v - V[s]);
        return P.map(
          (row, s) => world.gamma * (dot(PHat[s], Vhat) - dot(row, Vhat) + dot(PHat[s], difference)),
        );
      },
    }),
  },
  {
    id: "line-3-model-chain",
    hint: "Line 3 solves with the model's chain. Which chain stands in front of V̂ − V in line 2?",
    implement: ({ policyTransitions, solveLinear, dot }) => ({
      slLine3: (world, model, pi, Vhat) => {
        const [P, PHat] = [policyTransitions(world, pi), policyTransitions(model, pi)];
        return solveLinear(
          PHat.map((row, s) => row.map((p, t) => (s === t ? 1 : 0) - world.gamma * p)),
          P.map((row, s) => world.gamma * (dot(PHat[s], Vhat) - dot(row, Vhat))),
        );
      },
    }),
  },
  {
    id: "line-3-not-solved",
    hint: "Line 3 still lacks the inverse: bring both terms with V̂ − V to one side and solve for it.",
    implement: ({ policyTransitions, dot }) => ({
      slLine3: (world, model, pi, Vhat) => {
        const [P, PHat] = [policyTransitions(world, pi), policyTransitions(model, pi)];
        return P.map((row, s) => world.gamma * (dot(PHat[s], Vhat) - dot(row, Vhat)));
      },
    }),
  },
];
