import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "value-iteration": ({ qValues, greedy }) => ({
    planInModel: (m) => {
      let V = m.mu.map(() => 0);
      for (let sweep = 0; sweep < 100000; sweep++) {
        const next = qValues(m, V).map((row) => Math.max(...row));
        const change = Math.max(...next.map((v, s) => Math.abs(v - V[s])));
        V = next;
        if (change < 1e-12) break;
      }
      return greedy(qValues(m, V));
    },
  }),
  "policy-iteration": ({ evalPolicy, qValues, greedy }) => ({
    planInModel: (m) => {
      let plan: number[][] = m.R.map((row) => row.map((_, a) => (a === 0 ? 1 : 0)));
      for (let round = 0; round < 1000; round++) {
        const next = greedy(qValues(m, evalPolicy(m, plan)));
        if (next.every((row, s) => row.every((p, a) => p === plan[s][a]))) break;
        plan = next;
      }
      return plan;
    },
  }),
});
