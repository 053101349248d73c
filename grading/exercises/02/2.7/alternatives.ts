import { alternatives02 } from "../variations";

export const alternatives = alternatives02({
  "running-best": () => ({
    bestOfSequence: (policies, _promised, execute, seeds) => {
      let best = { index: -1, cost: Infinity };
      for (let index = 0; index < policies.length; index++) {
        let cost = 0;
        for (const seed of seeds) cost += execute(policies[index], seed);
        if (cost < best.cost) best = { index, cost };
      }
      return best.index;
    },
  }),
  "seed-by-seed": () => ({
    bestOfSequence: (policies, _promised, execute, seeds) => {
      const totals = policies.map(() => 0);
      for (const seed of seeds) policies.forEach((policy, i) => (totals[i] += execute(policy, seed)));
      const order = policies.map((_, i) => i).sort((i, j) => totals[i] - totals[j] || i - j);
      return order[0];
    },
  }),
});
