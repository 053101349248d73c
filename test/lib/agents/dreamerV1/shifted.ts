import { columns } from "lib/agents/dreamer/starts";
import * as tf from "lib/tensor/tf";

/** The rows one time later (1) or earlier (−1), the first or last one again at the gap. @param x [B, T] or [B, T, ·] */
export function shifted<X extends tf.Tensor>(x: X, by: 1 | -1): X {
  const T = x.shape[1]!;
  const [kept, gap] = by === 1 ? [columns(x, 0, T - 1), columns(x, 0, 1)] : [columns(x, 1, T - 1), columns(x, T - 1, 1)]; // prettier-ignore
  return tf.concat(by === 1 ? [gap, kept] : [kept, gap], 1) as X;
}
