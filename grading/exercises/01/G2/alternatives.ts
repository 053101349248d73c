import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "by-the-simulation-lemma": ({ simulationGap, evalPolicy, occupancy, qValues, dot }) => ({
    pdamTerms: (world, model, piHat, piStar) => {
      const { gamma } = world;
      const V = evalPolicy(model, piHat);
      const Q = qValues(model, V);
      const d = occupancy(world, piStar);
      const advantage = d.reduce(
        (sum, row, s) => sum + row.reduce((x, p, a) => x + p * (Q[s][a] - V[s]), 0),
        0,
      );
      const gap = dot(world.mu, evalPolicy(world, piStar)) - dot(world.mu, evalPolicy(world, piHat));
      const policy = advantage / (1 - gamma);
      const learnerModelErr = simulationGap(world, model, piHat).rhs;
      return { policy, learnerModelErr, expertModelErr: gap - policy - learnerModelErr, gap };
    },
  }),
  "state-by-state": ({ evalPolicy, occupancy, policyTransitions, policyRewards, dot }) => ({
    pdamTerms: (world, model, piHat, piStar) => {
      const { gamma, mu } = world;
      const V = evalPolicy(model, piHat);
      const states = (pi: number[][]) => occupancy(world, pi).map((row) => row.reduce((x, y) => x + y, 0));
      const next = (m: typeof world, pi: number[][]) => policyTransitions(m, pi).map((row) => dot(row, V));
      const error = (pi: number[][]) => next(model, pi).map((x, s) => x - next(world, pi)[s]);
      const r = policyRewards(world, piStar);
      const advantage = next(model, piStar).map((x, s) => r[s] + gamma * x - V[s]);
      return {
        policy: dot(states(piStar), advantage) / (1 - gamma),
        learnerModelErr: (gamma * dot(states(piHat), error(piHat))) / (1 - gamma),
        expertModelErr: (-gamma * dot(states(piStar), error(piStar))) / (1 - gamma),
        gap: dot(mu, evalPolicy(world, piStar)) - dot(mu, evalPolicy(world, piHat)),
      };
    },
  }),
});
