import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "action-by-action": ({ dot }) => ({
    slLine1: (world, model, pi, Vhat, V) =>
      pi.map((row, s) =>
        row.reduce(
          (sum, p, a) => sum + world.gamma * p * (dot(model.P[s][a], Vhat) - dot(world.P[s][a], V)),
          0,
        ),
      ),
    slLine2: (world, model, pi, Vhat, V) =>
      pi.map((row, s) =>
        row.reduce((sum, p, a) => {
          const shift = dot(model.P[s][a], Vhat) - dot(world.P[s][a], Vhat);
          return (
            sum + world.gamma * p * (shift + world.P[s][a].reduce((x, q, t) => x + q * (Vhat[t] - V[t]), 0))
          );
        }, 0),
      ),
  }),
  "sum-of-powers": ({ policyTransitions, dot }) => ({
    slLine3: (world, model, pi, Vhat) => {
      const [P, PHat] = [policyTransitions(world, pi), policyTransitions(model, pi)];
      let term = P.map((row, s) => world.gamma * (dot(PHat[s], Vhat) - dot(row, Vhat)));
      const total = term.map(() => 0);
      for (let t = 0; t < 10000 && Math.max(...term.map(Math.abs)) > 1e-13; t++) {
        const now = term;
        now.forEach((x, s) => (total[s] += x));
        term = P.map((row) => world.gamma * dot(row, now));
      }
      return total;
    },
  }),
});
