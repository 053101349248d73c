import * as tf from "lib/tensor/tf";
import { expectLikeCpu, type Input, type Operation, startBackends } from "./likeCpu";

beforeAll(startBackends);

const away = { low: 0.3, high: 3 };
const bools: Input = { shape: [3, 5], dtype: "bool" };
const integers: Input = { shape: [3, 5], dtype: "int32", low: -3, high: 4 };

/** Pairs of shapes that broadcast in every way. */
const pairs: [number[], number[]][] = [
  [
    [3, 5],
    [3, 5],
  ],
  [[3, 5], [5]],
  [
    [3, 1],
    [1, 7],
  ],
  [[], [2, 3]],
  [
    [2, 3, 1, 5],
    [3, 4, 1],
  ],
];

const binary: Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  pow: tf.pow,
  maximum: tf.maximum,
  minimum: tf.minimum,
  squaredDifference: tf.squaredDifference,
};

/** Their gradients in tfjs 4.22 do not sum over broadcast axes, on any backend: they throw. */
const noBroadcastGradient = new Set(["maximum", "minimum", "squaredDifference"]);

const comparisons: Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor> = {
  greater: tf.greater,
  greaterEqual: tf.greaterEqual,
  less: tf.less,
  lessEqual: tf.lessEqual,
  equal: tf.equal,
  notEqual: tf.notEqual,
};

const unary: Record<string, [(x: tf.Tensor) => tf.Tensor, Partial<Input>?]> = {
  neg: [tf.neg],
  exp: [tf.exp],
  expm1: [tf.expm1],
  log: [tf.log, away],
  log1p: [tf.log1p, away],
  sqrt: [tf.sqrt, away],
  rsqrt: [tf.rsqrt, away],
  reciprocal: [tf.reciprocal, away],
  square: [tf.square],
  abs: [tf.abs],
  sign: [tf.sign],
  floor: [tf.floor],
  ceil: [tf.ceil],
  round: [tf.round],
  tanh: [tf.tanh],
  sigmoid: [tf.sigmoid],
  softplus: [tf.softplus, { low: -30, high: 30 }],
  elu: [tf.elu],
  relu: [tf.relu],
  relu6: [tf.relu6, { low: -9, high: 9 }],
  leakyRelu: [(x) => tf.leakyRelu(x, 0.1)],
  selu: [tf.selu],
  silu: [(x) => tf.mul(x, tf.sigmoid(x))],
  erf: [tf.erf],
  sin: [tf.sin],
  cos: [tf.cos],
  clipByValue: [(x) => tf.clipByValue(x, -0.7, 1.2)],
  step: [(x) => tf.step(x, 0.1)],
  onesLike: [(x) => tf.mul(x, tf.onesLike(x))],
  zerosLike: [(x) => tf.add(x, tf.zerosLike(x))],
  "cast to int32": [(x) => tf.mul(x, tf.cast(tf.cast(x, "int32"), "float32"))],
};

const operations: Operation[] = [
  ...Object.entries(binary).flatMap(([name, f]) =>
    pairs.map(([a, b], i) => ({
      name: `${name} [${a}] [${b}]`,
      inputs: [
        { shape: a, ...(name === "pow" ? away : {}) },
        { shape: b, ...away },
      ],
      f: f as Operation["f"],
      gradient: i === 0 || !noBroadcastGradient.has(name),
    })),
  ),
  ...Object.entries(comparisons).flatMap(([name, f]) => [
    { name, inputs: [{ shape: [3, 5] }, { shape: [5] }], f: f as Operation["f"], gradient: false },
    { name: `${name} int32`, inputs: [integers, integers], f: f as Operation["f"], gradient: false },
  ]),
  ...Object.entries(unary).flatMap(([name, [f, range]]) =>
    [[7], [3, 5, 3], [2, 3, 2, 3, 2]].map((shape) => ({
      name: `${name} [${shape}]`,
      inputs: [{ shape, ...range }],
      f,
    })),
  ),
  { name: "add int32", inputs: [integers, integers], f: tf.add, gradient: false },
  { name: "mul int32", inputs: [integers, integers], f: tf.mul, gradient: false },
  { name: "sub int32", inputs: [integers, integers], f: tf.sub, gradient: false },
  { name: "floorDiv int32", inputs: [integers, { ...integers, low: 1 }], f: tf.floorDiv, gradient: false },
  { name: "mod", inputs: [{ shape: [3, 5] }, { shape: [5], ...away }], f: tf.mod, gradient: false },
  { name: "logicalAnd", inputs: [bools, bools], f: tf.logicalAnd, gradient: false },
  { name: "logicalOr", inputs: [bools, bools], f: tf.logicalOr, gradient: false },
  { name: "logicalNot", inputs: [bools], f: tf.logicalNot, gradient: false },
  { name: "cast bool", inputs: [bools], f: (x) => tf.cast(x, "float32"), gradient: false },
  { name: "cast int32", inputs: [integers], f: (x) => tf.cast(x, "float32"), gradient: false },
  { name: "cast to bool", inputs: [integers], f: (x) => tf.cast(x, "bool"), gradient: false },
  {
    name: "cast fractions to bool",
    inputs: [{ shape: [9], low: -1 }],
    f: (x) => tf.cast(x, "bool"),
    gradient: false,
  },
  {
    name: "where",
    inputs: [bools, { shape: [3, 5] }, { shape: [3, 5] }],
    f: (c, a, b) => tf.where(c, a, b),
  },
  {
    name: "where, broadcast",
    inputs: [{ shape: [3, 1], dtype: "bool" }, { shape: [3, 5] }, { shape: [] }],
    f: (c, a, b) => tf.where(c, a, b),
  },
  { name: "addN", inputs: Array(4).fill({ shape: [3, 5] }), f: (...xs) => tf.addN(xs) },
  { name: "fill", inputs: [], f: () => tf.fill([2, 3], 1.5), gradient: false },
  { name: "range", inputs: [], f: () => tf.range(3, -4, -2), gradient: false },
  { name: "linspace", inputs: [], f: () => tf.linspace(-1, 2, 7), gradient: false },
];

describe("element-wise operations on wasm", () => {
  it.each(operations.map((operation) => [operation.name, operation] as const))(
    "%s as on the plain backend",
    (_name, operation) => expectLikeCpu(operation),
  );
});
