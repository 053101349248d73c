import * as tf from "lib/tensor/tf";

/** Numbers, nested as in a tensor. */
export type Nested = number | readonly Nested[];

/** Expects a tensor's shape, and its values within 1e-5 (or `tolerance`) of max(1, |value|). */
export function expectClose(actual: tf.Tensor, expected: Nested, tolerance = 1e-5): void {
  const wanted = tf.tidy(() => {
    const tensor = tf.tensor(expected as tf.TensorLike);
    return { shape: tensor.shape, values: Array.from(tensor.dataSync()) };
  });
  expect(actual.shape).toEqual(wanted.shape);
  const isClose = (value: number, i: number) =>
    Math.abs(value - wanted.values[i]) <= tolerance * Math.max(1, Math.abs(wanted.values[i]));
  if (!Array.from(actual.dataSync()).every(isClose)) expect(actual.arraySync()).toEqual(expected);
}
