import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "mirrored-lemma": ({ evalPolicy, occupancy, dot, totalVariation }) => ({
    simulationGap: (world, model, pi) => {
      const V = evalPolicy(world, pi);
      const horizon = 1 / (1 - world.gamma);
      let rhs = 0;
      occupancy(model, pi).forEach((row, s) =>
        row.forEach((p, a) => (rhs += p * (dot(model.P[s][a], V) - dot(world.P[s][a], V)))),
      );
      let error = 0;
      occupancy(world, pi).forEach((row, s) =>
        row.forEach((p, a) => (error += p * totalVariation(world.P[s][a], model.P[s][a]))),
      );
      return {
        gap: dot(world.mu, evalPolicy(model, pi)) - dot(world.mu, V),
        rhs: world.gamma * horizon * rhs,
        bound: world.gamma * horizon * horizon * error,
      };
    },
  }),
  "through-policy-chains": ({ evalPolicy, occupancy, policyTransitions, dot }) => ({
    simulationGap: (world, model, pi) => {
      const { gamma, mu } = world;
      const [P, PHat] = [policyTransitions(world, pi), policyTransitions(model, pi)];
      const V = evalPolicy(model, pi);
      const d = occupancy(world, pi);
      const states = d.map((row) => row.reduce((a, b) => a + b, 0));
      const rhs = states.reduce((total, p, s) => total + p * (dot(PHat[s], V) - dot(P[s], V)), 0);
      const l1 = d.flatMap((row, s) =>
        row.map((p, a) => p * world.P[s][a].reduce((sum, q, t) => sum + Math.abs(q - model.P[s][a][t]), 0)),
      );
      return {
        gap: dot(
          mu,
          V.map((v, s) => v - evalPolicy(world, pi)[s]),
        ),
        rhs: (rhs * gamma) / (1 - gamma),
        bound: (0.5 * gamma * l1.reduce((a, b) => a + b, 0)) / (1 - gamma) ** 2,
      };
    },
  }),
});
