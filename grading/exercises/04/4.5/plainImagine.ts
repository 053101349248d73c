import { dot } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import type { PlainPolicy } from "../grantPolicy";
import { normals, series } from "../sequences";
import type { PlainLatent, PlainRssm } from "../plainRssm";
import { randomRssm } from "../randomRssm";

/** Starts, steps, and numbers of the deterministic state, the stochastic one and an action. */
export interface DreamSizes {
  N: number;
  H: number;
  D: number;
  Z: number;
  A: number;
}

export interface Dream {
  rssm: PlainRssm;
  policy: PlainPolicy;
  start: PlainLatent;
  /** [N][H][Z] */
  noise: number[][][];
  H: number;
}

/** No two sizes are the same, so that no axis has another one's length; nor is H + 1 one of them. */
export function randomSizes(rng: Rng): DreamSizes {
  const H = [2, 4, 6][rng.integer(3)];
  const [N, D, Z, A] = rng.shuffle([1, 2, 3, 4, 5, 6, 7, 8].filter((n) => n !== H && n !== H + 1));
  return { N, H, D, Z, A };
}

/** A policy that reads all of the state, and the step. */
function randomPolicy(rng: Rng, { D, Z, A }: DreamSizes): PlainPolicy {
  const weights = normals(rng, A, D + Z + 1);
  return ({ deter, stoch }, h) =>
    deter.map((row, n) => {
      const seen = [...row, ...stoch[n], 0.5 * h + 0.5];
      return weights.map((w) => Math.sin(dot(w, seen)));
    });
}

export function randomDream(rng: Rng, sizes: DreamSizes): Dream {
  const { N, H, D, Z, A } = sizes;
  return {
    rssm: randomRssm(rng, { D, Z, A, E: 1 }),
    policy: randomPolicy(rng, sizes),
    start: { deter: normals(rng, N, D), stoch: normals(rng, N, Z) },
    noise: series(rng, N, H, Z),
    H,
  };
}

/** What `imagine` gives, in plain arithmetic, one trajectory after the other. */
export function plainImagine({ rssm, policy, start, noise }: Dream) {
  const trajectories = noise.map((draws, n) => {
    const deter = [start.deter[n]];
    const stoch = [start.stoch[n]];
    const action: number[][] = [];
    for (const [h, draw] of draws.entries()) {
      const here = { deter: [deter[h]], stoch: [stoch[h]] };
      action.push(policy(here, h)[0]);
      const next = rssm.nextDeter(here, [action[h]]);
      const { mean: [mean], std: [std] } = rssm.prior(next); // prettier-ignore
      deter.push(next[0]);
      stoch.push(mean.map((middle, i) => middle + std[i] * draw[i]));
    }
    return { deter, stoch, action };
  });
  return {
    deter: trajectories.map(({ deter }) => deter),
    stoch: trajectories.map(({ stoch }) => stoch),
    action: trajectories.map(({ action }) => action),
  };
}
