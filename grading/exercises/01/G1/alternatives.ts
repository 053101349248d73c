import { alternatives01 } from "../variations";

export const alternatives = alternatives01({
  "difference-of-horizons": () => ({
    tightBound: (gamma, epsilon) => 1 / (1 - gamma) - 1 / (1 - gamma * (1 - epsilon)),
  }),
  "sum-over-time": () => ({
    tightBound: (gamma, epsilon) => {
      let total = 0;
      for (let weight = 1, together = 1; weight > 1e-17; weight *= gamma, together *= 1 - epsilon) {
        total += weight * (1 - together);
      }
      return total;
    },
  }),
});
