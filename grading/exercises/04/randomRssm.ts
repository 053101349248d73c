import { dot } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import type { PlainNormal, PlainRssm, Rows, RssmSizes } from "./plainRssm";

/** Rows side by side. */
const sideBySide = (...parts: Rows[]): number[][] => parts[0].map((_, n) => parts.flatMap((rows) => rows[n]));

/** An affine map of rows. @param size how much of the inputs comes out */
function randomMap(rng: Rng, inputs: number, outputs: number, size: number): (rows: Rows) => number[][] {
  const draw = () => rng.normal(0, size / Math.sqrt(inputs));
  const units = Array.from({ length: outputs }, () => ({
    weights: Array.from({ length: inputs }, draw),
    bias: 0.3 + rng.uniform(),
  }));
  return (rows) => rows.map((row) => units.map(({ weights, bias }) => dot(weights, row) + bias));
}

/** Normals whose means are affine in their inputs, with deviations between ½ and 3/2. */
function randomNormal(rng: Rng, inputs: number, Z: number): (rows: Rows) => PlainNormal {
  const [mean, angle] = [randomMap(rng, inputs, Z, 1), randomMap(rng, inputs, Z, 1)];
  return (rows) => ({
    mean: mean(rows),
    std: angle(rows).map((row) => row.map((x) => 1 + Math.sin(x) / 2)),
  });
}

/** A model whose states do not grow. Each of its functions has an offset, so that nothing stays 0. */
export function randomRssm(rng: Rng, sizes: RssmSizes): PlainRssm {
  const { D, Z, A, E } = sizes;
  const next = randomMap(rng, D + Z + A, D, 0.9);
  const expected = randomNormal(rng, D, Z);
  const believed = randomNormal(rng, D + E, Z);
  return {
    sizes,
    nextDeter: ({ deter, stoch }, action) => next(sideBySide(deter, stoch, action)),
    prior: (deter) => expected(deter),
    posterior: (deter, embed) => believed(sideBySide(deter, embed)),
  };
}
