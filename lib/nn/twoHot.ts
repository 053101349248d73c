import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";

/** The values that the classes of a two-hot distribution stand for: ascending, at least two. */
export type Bins = readonly number[];

/**
 * Bins at even distances between −limit and limit, then through an odd function; the lower half mirrors the upper exactly.
 * @param count at least 2: 255 in DreamerV3
 * @param limit 20 in DreamerV3
 * @param warp an increasing function of x ≥ 0: `Math.expm1` for DreamerV3-2024's bins; by default the bins stay even
 * @throws RangeError for fewer than two bins or a limit that is not positive
 */
export function symmetricBins(count: number, limit: number, warp = (x: number) => x): Bins {
  if (!Number.isInteger(count) || count < 2)
    throw new RangeError(`symmetricBins: count must be an integer of at least 2, got ${count}`);
  if (!(limit > 0)) throw new RangeError(`symmetricBins: limit must be positive, got ${limit}`);
  const upper = Array.from({ length: Math.floor(count / 2) }, (_, i) =>
    warp((limit * (count - 1 - 2 * i)) / (count - 1)),
  );
  return [...upper.map((x) => -x), ...(count % 2 === 1 ? [0] : []), ...upper.reverse()];
}

/** The neighbours and distances of the bins in 32-bit floats. */
function neighboursOf(bins: Bins): {
  below: tf.Tensor1D;
  above: tf.Tensor1D;
  gapBelow: tf.Tensor1D;
  gapAbove: tf.Tensor1D;
} {
  const b = Float32Array.from(bins);
  if (b.length < 2 || b.some((x, i) => i > 0 && !(x > b[i - 1])))
    throw new RangeError("twoHot: bins must be at least two ascending numbers");
  const last = b.length - 1;
  const below = b.map((x, i) => (i > 0 ? b[i - 1] : x - (b[1] - x)));
  const above = b.map((x, i) => (i < last ? b[i + 1] : x + (x - b[last - 1])));
  return {
    below: tf.tensor1d(below),
    above: tf.tensor1d(above),
    gapBelow: tf.tensor1d(b.map((x, i) => x - below[i])),
    gapAbove: tf.tensor1d(b.map((x, i) => above[i] - x)),
  };
}

/**
 * Spreads each number over the two bins next to it, so that the mean is the number: weight of bin k is
 * max(0, min((x − b_{k−1}) / (b_k − b_{k−1}), (b_{k+1} − x) / (b_{k+1} − b_k))). Numbers beyond the outer bins count as these.
 * @param x [...]
 * @param bins K ascending numbers
 * @returns [..., K]
 * @throws RangeError unless the bins ascend
 * @see Mastering Diverse Domains through World Models, arXiv 2301.04104
 */
export function twoHot(x: tf.Tensor, bins: Bins): tf.Tensor {
  return tf.tidy(() => {
    const { below, above, gapBelow, gapAbove } = neighboursOf(bins);
    const inside = tf.clipByValue(x, Math.fround(bins[0]), Math.fround(bins[bins.length - 1]));
    const column = tf.reshape(inside, [...x.shape, 1]); // [..., 1]
    const rising = tf.div(tf.sub(column, below), gapBelow); // [..., K]
    const falling = tf.div(tf.sub(above, column), gapAbove);
    return tf.relu(tf.minimum(rising, falling));
  });
}

/**
 * The cross entropy of a prediction with the two-hot code of a number: −Σ_k twoHot(x)_k log softmax(logits)_k.
 * @param logits [..., K]
 * @param x [...], a constant: its own gradient means nothing
 * @returns nats, [...]
 * @throws RangeError if a shape differs
 */
export function twoHotLoss(logits: tf.Tensor, x: tf.Tensor, bins: Bins): tf.Tensor {
  assertShape("twoHotLoss: logits", logits, [...x.shape, bins.length]);
  return tf.tidy(() => tf.neg(tf.sum(tf.mul(twoHot(x, bins), tf.logSoftmax(logits)), -1)));
}

/**
 * The mean Σ_k p_k b_k of a prediction. Opposite bins are added in pairs first: over symmetric bins even logits give exactly 0,
 * where a plain sum of 10⁸ and −10⁸ and all between leaves a rest.
 * @param logits [..., K]
 * @returns [...]
 * @throws RangeError if the last axis of the logits is not as long as the bins
 */
export function twoHotMean(logits: tf.Tensor, bins: Bins): tf.Tensor {
  assertShape("twoHotMean: logits", logits, [...logits.shape.slice(0, -1), bins.length]);
  const half = Math.floor(bins.length / 2);
  const sizes = bins.length % 2 === 1 ? [half, 1, half] : [half, half];
  return tf.tidy(() => {
    const parts = tf.split(tf.mul(tf.softmax(logits), tf.tensor1d([...bins])), sizes, -1); // [..., K/2]
    const [lower, upper] = [parts[0], parts[parts.length - 1]];
    const pairs = tf.sum(tf.add(tf.reverse(lower, lower.rank - 1), upper), -1); // [...]
    return parts.length === 3 ? tf.add(pairs, tf.reshape(parts[1], pairs.shape)) : pairs;
  });
}
