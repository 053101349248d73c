/** Rows of numbers, [N][·]. */
export type Rows = readonly (readonly number[])[];

/** Independent normals, [N][Z] each. */
export interface PlainNormal {
  mean: number[][];
  std: number[][];
}

/** States of a model: deter [N][D], stoch [N][Z]. */
export interface PlainLatent {
  deter: Rows;
  stoch: Rows;
}

/** How many numbers the deterministic state, the stochastic one, an action and an embedding have. */
export interface RssmSizes {
  D: number;
  Z: number;
  A: number;
  E: number;
}

/** A recurrent state-space model in plain arithmetic, of N rows at once. */
export interface PlainRssm {
  sizes: RssmSizes;
  /** [N][D] */
  nextDeter(latent: PlainLatent, action: Rows): number[][];
  prior(deter: Rows): PlainNormal;
  posterior(deter: Rows, embed: Rows): PlainNormal;
}
