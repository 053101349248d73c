import type { PlainRssm } from "./plainRssm";

/** A model of one number each, to reckon with by hand: f = h + z + a, prior N(2h, 1), posterior N(o − 2h, ½²). */
export const smallRssm: PlainRssm = {
  sizes: { D: 1, Z: 1, A: 1, E: 1 },
  nextDeter: ({ deter, stoch }, action) => deter.map(([h], n) => [h + stoch[n][0] + action[n][0]]),
  prior: (deter) => ({ mean: deter.map(([h]) => [2 * h]), std: deter.map(() => [1]) }),
  posterior: (deter, embed) => ({
    mean: deter.map(([h], n) => [embed[n][0] - 2 * h]),
    std: deter.map(() => [0.5]),
  }),
};
