import * as tf from "lib/tensor/tf";
import { expectLikeCpu, type Operation, startBackends } from "./likeCpu";

beforeAll(startBackends);

type Reduction = (x: tf.Tensor, axis?: number | number[], keepDims?: boolean) => tf.Tensor;

const reductions: Record<string, Reduction> = {
  sum: tf.sum,
  mean: tf.mean,
  max: tf.max,
  min: tf.min,
  prod: tf.prod,
  logSumExp: tf.logSumExp,
  moments: (x, axis, keepDims) => tf.moments(x, axis, keepDims).variance,
};

/** One axis, the last, inner, several, all; with and without keeping them. */
const axes: [number[], (number | number[])?, boolean?][] = [
  [[3, 5], 0],
  [[3, 5], 1, true],
  [[3, 4, 5], 1],
  [[3, 4, 5], [0, 2], true],
  [
    [2, 3, 2, 3],
    [1, 2],
  ],
  [[7], undefined],
  [[3, 1, 5], 1],
];

const operations: Operation[] = [
  ...Object.entries(reductions).flatMap(([name, f]) =>
    axes.map(([shape, axis, keepDims]) => ({
      name: `${name} [${shape}] over ${axis ?? "all"}${keepDims ? ", kept" : ""}`,
      inputs: [{ shape }],
      f: (x: tf.Tensor) => f(x, axis, keepDims),
    })),
  ),
  ...[0, 1, -1].flatMap((axis) => [
    {
      name: `argMax ${axis}`,
      inputs: [{ shape: [3, 4, 5] }],
      f: (x: tf.Tensor) => tf.argMax(x, axis),
      gradient: false,
    },
    {
      name: `argMin ${axis}`,
      inputs: [{ shape: [3, 4, 5] }],
      f: (x: tf.Tensor) => tf.argMin(x, axis),
      gradient: false,
    },
    {
      name: `all ${axis}`,
      inputs: [{ shape: [3, 4, 2], dtype: "bool" as const }],
      f: (x: tf.Tensor) => tf.all(x, axis),
      gradient: false,
    },
    {
      name: `any ${axis}`,
      inputs: [{ shape: [3, 4, 2], dtype: "bool" as const }],
      f: (x: tf.Tensor) => tf.any(x, axis),
      gradient: false,
    },
  ]),
  {
    name: "sum int32",
    inputs: [{ shape: [3, 5], dtype: "int32", low: -9, high: 9 }],
    f: (x) => tf.sum(x, 1),
    gradient: false,
  },
  { name: "sum bool", inputs: [{ shape: [3, 5], dtype: "bool" }], f: (x) => tf.sum(x), gradient: false },
  {
    name: "mean int32",
    inputs: [{ shape: [3, 5], dtype: "int32", high: 9 }],
    f: (x) => tf.mean(x, 0),
    gradient: false,
  },
  { name: "softmax", inputs: [{ shape: [3, 4, 5], low: -20, high: 20 }], f: (x) => tf.softmax(x) },
  { name: "softmax of one class", inputs: [{ shape: [3, 1] }], f: (x) => tf.softmax(x) },
  { name: "logSoftmax", inputs: [{ shape: [3, 4, 5], low: -20, high: 20 }], f: (x) => tf.logSoftmax(x) },
  { name: "logSoftmax axis 1", inputs: [{ shape: [3, 4] }], f: (x) => tf.logSoftmax(x, 1) },
  ...[0, 1, 2].flatMap((axis) =>
    [false, true].flatMap((exclusive) =>
      [false, true].map((reverse) => ({
        name: `cumsum axis ${axis}${exclusive ? ", exclusive" : ""}${reverse ? ", reverse" : ""}`,
        inputs: [{ shape: [3, 4, 5] }],
        f: (x: tf.Tensor) => tf.cumsum(x, axis, exclusive, reverse),
        gradient: axis === 2, // along other axes tfjs 4.22 throws, on any backend
      })),
    ),
  ),
  { name: "cumprod", inputs: [{ shape: [3, 7] }], f: (x) => tf.cumprod(x, 1), gradient: false },
  {
    name: "cumprod, exclusive",
    inputs: [{ shape: [3, 7] }],
    f: (x) => tf.cumprod(x, 0, true, true),
    gradient: false,
  },
  { name: "norm", inputs: [{ shape: [3, 5] }], f: (x) => tf.norm(x, 2, 1) },
  { name: "topk", inputs: [{ shape: [3, 9] }], f: (x) => tf.topk(x, 4).values, gradient: false },
];

describe("reductions on wasm", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s as on the plain backend",
    (_name, operation) => expectLikeCpu(operation),
  );
});
