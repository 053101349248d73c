import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "difference-of-returns": ({ evalPolicy, dot }) => ({
    performanceDifference: (m, piNew, piOld) =>
      dot(m.mu, evalPolicy(m, piNew)) - dot(m.mu, evalPolicy(m, piOld)),
  }),
  "step-by-step": ({ evalPolicy, qValues, policyTransitions, dot }) => ({
    performanceDifference: (m, piNew, piOld) => {
      const V = evalPolicy(m, piOld);
      const advantage = qValues(m, V).map((row, s) => dot(row, piNew[s]) - V[s]);
      const P = policyTransitions(m, piNew);
      let states = m.mu;
      let total = 0;
      for (let weight = 1; weight > 1e-15; weight *= m.gamma) {
        const now = states;
        total += weight * dot(now, advantage);
        states = now.map((_, t) => now.reduce((sum, p, s) => sum + p * P[s][t], 0));
      }
      return total;
    },
  }),
});
