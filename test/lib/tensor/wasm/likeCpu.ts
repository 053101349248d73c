import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";

/** What an operation is tried on: random numbers of a range, or given values. */
export interface Input {
  shape: number[];
  dtype?: "float32" | "int32" | "bool";
  /** The range of random numbers; −2 to 2. Integers are drawn from low ≤ n < high. */
  low?: number;
  high?: number;
  values?: number[];
}

/** An operation and its inputs; the gradient by all float32 inputs is compared unless `gradient` is false. */
export interface Operation {
  name: string;
  inputs: Input[];
  f: (...xs: tf.Tensor[]) => tf.Tensor;
  gradient?: boolean;
  /** Relative to the largest absolute entry of a result; 1e-5. */
  tolerance?: number;
}

interface Answer {
  shape: number[];
  dtype: string;
  values: Float64Array;
}

/** Starts the wasm backend, and makes the plain one silent. */
export async function startBackends(): Promise<void> {
  await tf.ready();
  await tf.useBackend("wasm");
  Object.assign(tf.findBackend("cpu"), { firstUse: false });
}

function valuesOf({ shape, dtype = "float32", low = -2, high = 2, values }: Input, rng: Rng): number[] {
  if (values) return values;
  const draw = () => low + (high - low) * rng.uniform();
  return Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () =>
    dtype === "float32" ? draw() : dtype === "int32" ? Math.floor(draw()) : rng.integer(2),
  );
}

/** The result, and the gradient of its weighted sum by each float32 input. */
function answers({ name, inputs, f, gradient = true }: Operation): Answer[] {
  const rng = new Rng(name);
  const read = (x: tf.Tensor): Answer => ({
    shape: x.shape,
    dtype: x.dtype,
    values: Float64Array.from(x.dataSync()),
  });
  const results: Answer[] = [];
  tf.tidy(() => {
    const xs = inputs.map((input) => tf.tensor(valuesOf(input, rng), input.shape, input.dtype ?? "float32"));
    const y = f(...xs);
    results.push(read(y));
    if (!gradient) return;
    const weights = tf.tensor(
      Array.from({ length: y.size }, () => rng.normal()),
      y.shape,
    );
    const isFloat = xs.map(({ dtype }) => dtype === "float32");
    const floats = xs.filter((_, i) => isFloat[i]);
    const loss = (...given: tf.Tensor[]) => {
      const rest = [...given];
      const out = f(...xs.map((x, i) => (isFloat[i] ? (rest.shift() as tf.Tensor) : x)));
      return tf.sum(tf.mul(out, weights)) as tf.Scalar;
    };
    results.push(...tf.grads(loss)(floats).map(read));
  });
  return results;
}

const counts = () => [tf.memory().numTensors, tf.memory().numDataBuffers, tf.engine().backend.numDataIds()];

/**
 * Expects of the wasm backend the shape, type and values that the plain backend gives, forward and backward, and
 * that nothing is left in memory.
 */
export async function expectLikeCpu(operation: Operation): Promise<void> {
  await tf.setBackend("cpu");
  const expected = answers(operation);
  await tf.setBackend("wasm");
  const before = counts();
  const got = answers(operation);
  expect(counts()).toEqual(before);
  expect(got.map(({ shape, dtype }) => ({ shape, dtype }))).toEqual(
    expected.map(({ shape, dtype }) => ({ shape, dtype })),
  );
  for (let i = 0; i < expected.length; i++)
    expect(relativeError(got[i].values, expected[i].values)).toBeLessThan(operation.tolerance ?? 1e-5);
}

/** The largest difference over the largest absolute entry; NaN where anything is not finite. */
function relativeError(got: Float64Array, expected: Float64Array): number {
  let [difference, largest] = [0, 0];
  for (let i = 0; i < expected.length; i++) {
    difference = Math.max(difference, Math.abs(got[i] - expected[i]));
    largest = Math.max(largest, Math.abs(expected[i]));
  }
  return difference / (largest || 1);
}
