import * as tf from "lib/tensor/tf";
import { expectLikeCpu, type Input, type Operation, startBackends } from "./likeCpu";

beforeAll(startBackends);

/** Indices into an axis of four, with repetitions and without 3. */
const indices: Input = { shape: [6], dtype: "int32", values: [2, 0, 0, 1, 2, 0] };

const operations: Operation[] = [
  ...[0, 1, 2].map((axis) => ({
    name: `gather on axis ${axis}`,
    inputs: [{ shape: [4, 4, 4] }, indices],
    f: (x: tf.Tensor, i: tf.Tensor) => tf.gather(x, i as tf.Tensor1D, axis),
  })),
  {
    name: "gather of rank 1",
    inputs: [{ shape: [4] }, indices],
    f: (x, i) => tf.gather(x, i as tf.Tensor1D),
  },
  {
    name: "gather by a table of indices",
    inputs: [{ shape: [4, 3] }, { ...indices, shape: [2, 3] }],
    f: (x, i) => tf.gather(x, i),
  },
  {
    name: "gather by one index",
    inputs: [{ shape: [4, 3] }, { shape: [1], dtype: "int32", values: [3] }],
    f: (x, i) => tf.gather(x, i),
  },
  {
    name: "unsortedSegmentSum",
    inputs: [{ shape: [6, 2, 3] }, indices],
    f: (x, i) => tf.unsortedSegmentSum(x, i as tf.Tensor1D, 4),
  },
  {
    name: "unsortedSegmentSum of rank 1",
    inputs: [{ shape: [6] }, indices],
    f: (x, i) => tf.unsortedSegmentSum(x, i as tf.Tensor1D, 3),
  },
  {
    name: "unsortedSegmentSum of int32",
    inputs: [{ shape: [6, 2], dtype: "int32", high: 9 }, indices],
    f: (x, i) => tf.cast(tf.unsortedSegmentSum(x, i as tf.Tensor1D, 5), "float32"),
    gradient: false,
  },
  {
    name: "unsortedSegmentSum that drops what belongs to no segment",
    inputs: [{ shape: [6, 2] }, { shape: [6], dtype: "int32", values: [-1, 0, 4, 3, 9, -7] }],
    f: (x, i) => tf.unsortedSegmentSum(x, i as tf.Tensor1D, 4),
    gradient: false,
  },
  {
    name: "oneHot",
    inputs: [{ shape: [2, 3], dtype: "int32", values: [0, 4, 2, 1, 1, 3] }],
    f: (i) => tf.oneHot(i as tf.Tensor1D, 5),
    gradient: false,
  },
  {
    name: "oneHot with other values",
    inputs: [indices],
    f: (i) => tf.cast(tf.oneHot(i as tf.Tensor1D, 3, 2, -1), "float32"),
    gradient: false,
  },
  {
    name: "scatterND",
    inputs: [{ shape: [3, 1], dtype: "int32", values: [4, 0, 2] }, { shape: [3, 5] }],
    f: (i, x) => tf.scatterND(i, x, [6, 5]),
    gradient: false,
  },
  {
    name: "gatherND",
    inputs: [{ shape: [3, 4] }, { shape: [2, 2], dtype: "int32", values: [0, 3, 2, 1] }],
    f: (x, i) => tf.gatherND(x, i),
    gradient: false,
  },
];

describe("gathering and scattering on wasm", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s as on the plain backend",
    (_name, operation) => expectLikeCpu(operation),
  );
});
