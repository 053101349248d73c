import type { Matrix } from "../core/matrix";
import type { Rng } from "../core/rng";
import * as tf from "../tensor/tf";

/** Rows of numbers as a tensor. @param X [N, D] @returns [N, D] */
export function rowsToTensor(X: Matrix): tf.Tensor2D {
  const D = X[0].length;
  const values = new Float32Array(X.length * D);
  X.forEach((row, i) => values.set(row, i * D));
  return tf.tensor2d(values, [X.length, D]);
}

/** A tensor's rows. It reads the tensor, and frees it. @param x [N, D] */
export function tensorToRows(x: tf.Tensor2D): number[][] {
  const [N, D] = x.shape;
  const values = x.dataSync<"float32">();
  x.dispose();
  return Array.from({ length: N }, (_, i) => Array.from(values.subarray(i * D, (i + 1) * D)));
}

/** A network's answers to rows. @param X [N, D] */
export function apply(network: (x: tf.Tensor2D) => tf.Tensor2D, X: Matrix): number[][] {
  return tensorToRows(tf.tidy(() => network(rowsToTensor(X))));
}

/** Rows to draw from, kept as one block. */
export class RowStore {
  private readonly values: Float32Array;
  readonly width: number;
  readonly count: number;

  /** @param X [N, D] @throws RangeError if it is empty, or not all rows are as long */
  constructor(X: Matrix) {
    this.count = X.length;
    this.width = X[0]?.length ?? 0;
    if (this.count === 0 || this.width === 0 || X.some(({ length }) => length !== this.width))
      throw new RangeError("RowStore: X must hold rows of one length, one at least");
    this.values = new Float32Array(this.count * this.width);
    X.forEach((row, i) => this.values.set(row, i * this.width));
  }

  /** B rows at these places, [B, D]. */
  rows(places: ArrayLike<number>): tf.Tensor2D {
    const batch = new Float32Array(places.length * this.width);
    for (let i = 0; i < places.length; i++) {
      const start = places[i] * this.width;
      batch.set(this.values.subarray(start, start + this.width), i * this.width);
    }
    return tf.tensor2d(batch, [places.length, this.width]);
  }

  /** B rows, each drawn on its own, [B, D]. */
  draw(rng: Rng, B: number): tf.Tensor2D {
    return this.rows(Array.from({ length: B }, () => rng.integer(this.count)));
  }
}
