import { type Rng } from "../core/rng";
import * as tf from "../tensor/tf";
import { type Initializer } from "./init";

/** Makes each vector orthogonal to those before it and of length 1 (Gram–Schmidt, each projection taken off twice). */
function orthonormalize(vectors: Float64Array[]): void {
  const dot = (a: Float64Array, b: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  };
  vectors.forEach((vector, row) => {
    for (let pass = 0; pass < 2; pass++)
      for (const earlier of vectors.slice(0, row)) {
        const projection = dot(earlier, vector);
        for (let i = 0; i < vector.length; i++) vector[i] -= projection * earlier[i];
      }
    const length = Math.sqrt(dot(vector, vector));
    for (let i = 0; i < vector.length; i++) vector[i] /= length;
  });
}

/**
 * A matrix whose rows (columns if it is taller than wide) are orthonormal, with no direction preferred: the default of the
 * recurrent kernel of Keras's cells.
 * @param shape `[rows, columns]`
 * @throws RangeError for another rank
 */
export const orthogonal: Initializer = (rng: Rng, shape) => {
  if (shape.length !== 2)
    throw new RangeError(`orthogonal: shape must be [rows, columns], got [${shape.join(", ")}]`);
  const [rows, columns] = shape;
  const [count, length] = [Math.min(rows, columns), Math.max(rows, columns)];
  const vectors = Array.from({ length: count }, () =>
    Float64Array.from(rng.fillNormal(new Float32Array(length))),
  );
  orthonormalize(vectors);
  const flat = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      flat[row * columns + column] = rows <= columns ? vectors[row][column] : vectors[column][row];
  return tf.tensor2d(flat, [rows, columns]);
};
