import type { Rng } from "lib/core/rng";
import type { Beliefs } from "../beliefs";

/** Uniform numbers between 0 and 1, none of them at an end, in the shape of beliefs. */
const noiseLike = (rng: Rng, beliefs: Beliefs): Beliefs =>
  beliefs.map((groups) => groups.map((row) => row.map(() => 0.001 + 0.998 * rng.uniform())));

/** When each class's clock rings. */
const clocks = (logProbs: number[], noise: number[]): number[] =>
  noise.map((u, k) => -Math.log(u) / Math.exp(logProbs[k]));

/** Noise by which no two clocks of a variable ring nearly together: rounding must not decide. */
export function clearNoise(rng: Rng, logProbs: Beliefs): Beliefs {
  const noise = noiseLike(rng, logProbs);
  const close = logProbs.some((groups, n) =>
    groups.some((row, g) => {
      const [first, second] = clocks(row, noise[n][g]).sort((a, b) => a - b);
      return second < 1.001 * first;
    }),
  );
  return close ? clearNoise(rng, logProbs) : noise;
}

/** The draws: 1 for the first clock to ring. */
export const plainDraws = (logProbs: Beliefs, noise: Beliefs): Beliefs =>
  logProbs.map((groups, n) =>
    groups.map((row, g) => {
      const rings = clocks(row, noise[n][g]);
      const first = rings.indexOf(Math.min(...rings));
      return row.map((_, k) => Number(k === first));
    }),
  );
