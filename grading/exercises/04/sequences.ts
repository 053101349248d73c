import type { Rng } from "lib/core/rng";
import type { PlainLatent, PlainRssm, RssmSizes } from "./plainRssm";
import { randomRssm } from "./randomRssm";

/** Normal numbers, [rows][columns]. */
export const normals = (rng: Rng, rows: number, columns: number): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal()));

/** Normal numbers, [B][T][columns]. */
export const series = (rng: Rng, B: number, T: number, columns: number): number[][][] =>
  Array.from({ length: B }, () => normals(rng, T, columns));

/** A model, and sequences that it is to follow. */
export interface Lived {
  rssm: PlainRssm;
  start: PlainLatent;
  /** [B][T][E] */
  embed: number[][][];
  /** [B][T][A] */
  action: number[][][];
  /** [B][T][Z] */
  noise: number[][][];
}

export interface Sizes extends RssmSizes {
  /** Sequences and steps. */
  B: number;
  T: number;
}

/** No two sizes are the same, so that no axis has another one's length. */
export function randomSizes(rng: Rng): Sizes {
  const [B, T, D, Z, A, E] = rng.shuffle([2, 3, 4, 5, 6, 7]);
  return { B, T, D, Z, A, E };
}

/** A random model and sequences of these sizes, from states that are not 0. */
export function randomLived(rng: Rng, { B, T, ...sizes }: Sizes): Lived {
  const { D, Z, A, E } = sizes;
  return {
    rssm: randomRssm(rng, sizes),
    start: { deter: normals(rng, B, D), stoch: normals(rng, B, Z) },
    embed: series(rng, B, T, E),
    action: series(rng, B, T, A),
    noise: series(rng, B, T, Z),
  };
}
