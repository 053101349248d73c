import * as tf from "lib/tensor/tf";

/** A function of tensors, and the shapes of its inputs: standard normals, or what `draw` makes of them. */
export interface OperationCase {
  name: string;
  shapes: number[][];
  compute: (...inputs: tf.Tensor[]) => tf.Tensor | tf.Tensor[];
  /** Makes an input's values from standard normals: positive ones for a logarithm, say. */
  draw?: (normal: number) => number;
  /** The inputs by which TensorFlow.js can take its gradient: all where it is not given. */
  by?: number[];
}

/** Without gradients: TensorFlow.js has none, or a wrong one, as for broadcast maxima, or totals along an inner axis. */
const bare = (cases: OperationCase[]): OperationCase[] => cases.map((one) => ({ ...one, by: [] }));

const positive = (x: number): number => Math.abs(x) + 0.1;

const unary = (
  name: string,
  f: (x: tf.Tensor) => tf.Tensor | tf.Tensor[],
  draw?: (x: number) => number,
): OperationCase => ({
  name,
  shapes: [[3, 5, 2]],
  compute: f,
  draw,
});

const unaries: OperationCase[] = [
  unary("abs", tf.abs),
  unary("neg", tf.neg),
  unary("exp", tf.exp),
  unary("expm1", tf.expm1),
  unary("log", tf.log, positive),
  unary("log1p", tf.log1p, positive),
  unary("sqrt", tf.sqrt, positive),
  unary("rsqrt", tf.rsqrt, positive),
  unary("square", tf.square),
  unary("reciprocal", tf.reciprocal, positive),
  unary("sigmoid", tf.sigmoid),
  unary("tanh", tf.tanh),
  unary("softplus", tf.softplus),
  unary("relu", tf.relu),
  unary("relu6", (x) => tf.relu6(tf.mul(x, 5))),
  unary("leakyRelu", (x) => tf.leakyRelu(x, 0.3)),
  unary("elu", tf.elu),
  unary("selu", tf.selu),
  unary("sign", tf.sign),
  unary("floor", tf.floor),
  unary("ceil", tf.ceil),
  unary("sin", tf.sin),
  unary("cos", tf.cos),
  unary("erf", tf.erf),
  unary("step", (x) => tf.step(x, 0.25)),
  unary("clipByValue", (x) => tf.clipByValue(x, -0.5, 0.7)),
  ...bare([unary("isNaN", (x) => tf.cast(tf.isNaN(tf.sqrt(x)), "float32"))]),
  unary("silu", (x) => tf.mul(x, tf.sigmoid(x))),
  unary("symlog", (x) => tf.mul(tf.sign(x), tf.log1p(tf.abs(x)))),
  unary("symexp", (x) => tf.mul(tf.sign(x), tf.expm1(tf.abs(x)))),
];

const binary = (
  name: string,
  f: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor,
  shapes = [
    [4, 3],
    [4, 3],
  ],
  draw?: (x: number) => number,
): OperationCase => ({
  name: `${name} of ${shapes.map((s) => `[${s.join()}]`).join()}`,
  shapes,
  compute: f,
  draw,
});

const broadcasts = [
  [
    [4, 3],
    [4, 3],
  ],
  [[4, 3], [3]],
  [[], [4, 3]],
  [
    [2, 1, 3],
    [4, 1],
  ],
];

const binaries: OperationCase[] = broadcasts.flatMap((shapes, i) => [
  binary("add", tf.add, shapes),
  binary("sub", tf.sub, shapes),
  binary("mul", tf.mul, shapes),
  binary("div", tf.div, shapes, positive),
  binary("pow", tf.pow, shapes, positive),
  ...(i === 0 ? (cases: OperationCase[]) => cases : bare)([
    binary("maximum", tf.maximum, shapes),
    binary("minimum", tf.minimum, shapes),
    binary("squaredDifference", tf.squaredDifference, shapes),
  ]),
]);

const { greater, greaterEqual, less, lessEqual, equal, notEqual } = tf;

const comparisons = bare(
  Object.entries({ greater, greaterEqual, less, lessEqual, equal, notEqual }).map(([name, f]) =>
    binary(name, (a, b) => tf.cast(f(tf.round(a), tf.round(b)), "float32")),
  ),
);

const logic = bare([
  binary("logicalAnd, Or, Not", (a, b) => {
    const [p, q] = [tf.greater(a, 0), tf.greater(b, 0)];
    return tf.cast(tf.logicalOr(tf.logicalAnd(p, q), tf.logicalNot(p)), "int32");
  }),
  binary("cast to int32 and back", (a) => tf.cast(tf.cast(tf.mul(a, 3), "int32"), "float32")),
  binary("floorDiv", (a, b) => tf.floorDiv(tf.mul(a, 5), tf.abs(b))),
  binary("mod", (a, b) => tf.mod(tf.mul(a, 5), tf.add(tf.abs(b), 0.5))),
]);

const reductions: OperationCase[] = [undefined, 0, -1, [0, 2]].flatMap((axis) =>
  [false, true].flatMap((keepDims) => {
    const label = `over ${JSON.stringify(axis) ?? "all"}${keepDims ? ", dimensions kept" : ""}`;
    return [
      unary(`sum ${label}`, (x) => tf.sum(x, axis, keepDims)),
      unary(`mean ${label}`, (x) => tf.mean(x, axis, keepDims)),
      unary(`max ${label}`, (x) => tf.max(x, axis, keepDims)),
      unary(`min ${label}`, (x) => tf.min(x, axis, keepDims)),
      { ...unary(`prod ${label}`, (x) => tf.prod(x, axis, keepDims)), ...(axis === -1 && { by: [] }) },
      unary(`logSumExp ${label}`, (x) => tf.logSumExp(x, axis, keepDims)),
      ...bare([
        unary(`all, any ${label}`, (x) =>
          tf.add(
            tf.cast(tf.all(tf.greater(x, -1), axis, keepDims), "float32"),
            tf.cast(tf.any(tf.greater(x, 1.5), axis, keepDims), "float32"),
          ),
        ),
      ]),
    ];
  }),
);

const totals = [false, true].flatMap((exclusive) =>
  [false, true].flatMap((reverse) => {
    const label = `exclusive ${exclusive}, reverse ${reverse}`;
    return [
      unary(`cumsum, ${label}`, (x) => tf.cumsum(x, 2, exclusive, reverse)),
      ...bare([
        unary(`cumsum along axis 1, ${label}`, (x) => tf.cumsum(x, 1, exclusive, reverse)),
        unary(`cumprod, ${label}`, (x) => tf.cumprod(x, 1, exclusive, reverse)),
      ]),
    ];
  }),
);

const runs: OperationCase[] = [
  ...bare([unary("argMax", (x) => tf.argMax(x, 1)), unary("argMin", (x) => tf.argMin(x, -1))]),
  unary("softmax", (x) => tf.softmax(x)),
  unary("logSoftmax", (x) => tf.logSoftmax(x)),
  ...totals,
];

const layouts: OperationCase[] = [
  unary("reshape", (x) => tf.mul(tf.reshape(x, [5, -1]), 2)),
  unary("transpose", (x) => tf.transpose(x, [2, 0, 1])),
  unary("transpose without an order", (x) => tf.transpose(x)),
  unary("expandDims and squeeze", (x) => tf.squeeze(tf.add(tf.expandDims(x, 1), 1))),
  binary("concat", (a, b) => tf.concat([a, b, a], 1)),
  binary("stack", (a, b) => tf.stack([a, b], 1)),
  unary("unstack", (x) => tf.unstack(x, 1).map((part, i) => tf.mul(part, i + 1))),
  unary("split in equal parts", (x) => tf.split(x, 5, 1).map((part) => tf.neg(part))),
  unary("split in unequal parts", (x) => tf.split(x, [1, 3, 1], 1).map((part) => tf.neg(part))),
  unary("slice", (x) => tf.neg(tf.slice(x, [1, 2], [2, -1]))),
  ...bare([
    unary("stridedSlice", (x) => tf.neg(tf.stridedSlice(x, [2, 4, 0], [0, 0, 2], [-1, -2, 1]))),
    unary("stridedSlice to the start", (x) => tf.neg(tf.stridedSlice(x, [0, 4], [3, 0], [1, -1], 0, 2))),
  ]),
  unary("reverse", (x) => tf.reverse(x, [0, 2])),
  unary("pad", (x) =>
    tf.pad(
      x,
      [
        [1, 0],
        [0, 2],
        [1, 1],
      ],
      0.5,
    ),
  ),
  unary("tile", (x) => tf.tile(x, [1, 2, 3])),
  unary("broadcastTo", (x) => tf.broadcastTo(x, [2, 3, 5, 2])),
  unary("zerosLike, onesLike, fill", (x) =>
    tf.add(tf.mul(tf.onesLike(x), tf.fill([3, 5, 2], 3)), tf.zerosLike(x)),
  ),
  unary("range", (x) => tf.add(x, tf.range(0, 2))),
];

const indices = (x: tf.Tensor, below: number): tf.Tensor =>
  tf.cast(tf.floor(tf.mul(tf.sigmoid(tf.mul(x, 3)), below * 0.999)), "int32");

const byFirst = (one: OperationCase): OperationCase => ({ ...one, by: [0] });

const indexing: OperationCase[] = [
  byFirst(binary("where", (a, b) => tf.where(tf.greater(b, 0), tf.mul(a, 2), tf.neg(a)))),
  ...bare([unary("oneHot", (x) => tf.oneHot(indices(x, 4) as tf.Tensor1D, 4, 0.9, 0.1))]),
  byFirst(
    binary("gather", (a, b) => tf.gather(a, tf.reshape(indices(b, 4), [-1])), [
      [4, 3],
      [2, 3],
    ]),
  ),
  byFirst(binary("gather along axis 1", (a, b) => tf.gather(a, indices(b, 3), 1), [[4, 3], [5]])),
  byFirst(
    binary("unsortedSegmentSum", (a, b) => tf.unsortedSegmentSum(a, indices(b, 6) as tf.Tensor1D, 6), [
      [7, 3],
      [7],
    ]),
  ),
];

const products: OperationCase[] = [false, true].flatMap((transposeA) =>
  [false, true].flatMap((transposeB) => {
    const [a, b] = [transposeA ? [4, 5] : [5, 4], transposeB ? [3, 4] : [4, 3]];
    const label = `${transposeA ? "Aᵀ" : "A"} ${transposeB ? "Bᵀ" : "B"}`;
    const multiply = (x: tf.Tensor, y: tf.Tensor) => tf.matMul(x, y, transposeA, transposeB);
    return [
      binary(`matMul ${label}`, multiply, [a, b]),
      binary(`batched matMul ${label}`, multiply, [
        [2, ...a],
        [2, ...b],
      ]),
      ...bare([
        binary(`matMul ${label}, one for all`, multiply, [
          [2, ...a],
          [1, ...b],
        ]),
      ]),
    ];
  }),
);

const withBias: OperationCase = {
  name: "fused matMul with bias and activation",
  shapes: [[5, 4], [4, 3], [3]],
  compute: (a, b, bias) =>
    tf.fused.matMul({ a: a as tf.Tensor2D, b: b as tf.Tensor2D, bias, activation: "elu" }),
};

const activations = { elu: tf.elu, relu: tf.relu, relu6: tf.relu6, sigmoid: tf.sigmoid, tanh: tf.tanh };

/** What an engine may compute as one operation. */
const activated: OperationCase[] = Object.entries(activations).flatMap(([name, activate]) => [
  {
    name: `matMul, bias and ${name}`,
    shapes: [[5, 4], [4, 3], [3]],
    compute: (a, b, bias) => activate(tf.add(tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D), bias)),
  },
  {
    name: `conv2d, bias and ${name}`,
    shapes: [[2, 6, 6, 3], [3, 3, 3, 4], [4]],
    compute: (x, w, bias) =>
      activate(tf.add(tf.conv2d(x as tf.Tensor4D, w as tf.Tensor4D, 2, "valid"), bias)),
  },
]);

const widened: OperationCase = {
  name: "matMul of one column and a row that is added to it",
  shapes: [[5, 4], [4, 1], [3]],
  compute: (a, b, row) => tf.tanh(tf.add(tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D), row)),
};

const convolutions: OperationCase[] = (["same", "valid"] as const).flatMap((pad) =>
  [1, 2, 3].flatMap((stride) =>
    [
      { size: 8, window: 4 },
      { size: 7, window: 3 },
      { size: 9, window: 5 },
      { size: 11, window: 6 },
    ].map(({ size, window }) => ({
      name: `conv2d ${size}×${size}, window ${window}, stride ${stride}, ${pad}`,
      shapes: [
        [2, size, size + 1, 3],
        [window, window, 3, 4],
      ],
      compute: (x: tf.Tensor, filter: tf.Tensor) =>
        tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, stride, pad),
    })),
  ),
);

const transposedConvolutions: OperationCase[] = (["same", "valid"] as const).flatMap((pad) =>
  [
    { size: 1, window: 5 },
    { size: 5, window: 5 },
    { size: 4, window: 6 },
    { size: 3, window: 4 },
  ].map(({ size, window }) => {
    const out = pad === "same" ? size * 2 : (size - 1) * 2 + window;
    return {
      name: `conv2dTranspose ${size}×${size}, window ${window}, ${pad}`,
      shapes: [
        [2, size, size, 4],
        [window, window, 3, 4],
      ],
      compute: (x: tf.Tensor, filter: tf.Tensor) =>
        tf.conv2dTranspose(x as tf.Tensor4D, filter as tf.Tensor4D, [2, out, out, 3], 2, pad),
    };
  }),
);

const dilated: OperationCase = {
  by: [],
  name: "conv2d with dilation 2",
  shapes: [
    [2, 9, 9, 2],
    [3, 3, 2, 4],
  ],
  compute: (x, filter) => tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, 1, "same", "NHWC", 2),
};

const imageLayers: OperationCase = {
  name: "two convolutions with bias, activation and loss",
  shapes: [[3, 8, 8, 3], [4, 4, 3, 5], [5], [4, 4, 5, 5], [3, 8, 8, 5]],
  compute: (x, w1, b1, w2, target) => {
    const hidden = tf.elu(tf.add(tf.conv2d(x as tf.Tensor4D, w1 as tf.Tensor4D, 2, "same"), b1));
    const out = tf.conv2dTranspose(hidden as tf.Tensor4D, w2 as tf.Tensor4D, [3, 8, 8, 5], 2, "same");
    return tf.mean(tf.sum(tf.square(tf.sub(tf.relu(out), target)), [1, 2, 3]));
  },
};

/** Large enough for each engine to write its gradient by the images as a convolution to blocks. */
const toFewChannels: OperationCase = {
  name: "conv2dTranspose 21×21 to 3 channels, window 6",
  shapes: [
    [1, 21, 21, 4],
    [6, 6, 3, 4],
  ],
  compute: (x, filter) =>
    tf.conv2dTranspose(x as tf.Tensor4D, filter as tf.Tensor4D, [1, 46, 46, 3], 2, "valid"),
};

/** Long enough for ONNX to add the rows by groups. */
const manyRows: OperationCase = {
  name: "sum of 512 rows of images",
  shapes: [[16, 4, 8, 80]],
  compute: (x) => tf.sum(x, [0, 1, 2]),
};

/** Kernels that layers, losses and optimisers record. */
export const operationCases: OperationCase[] = [
  ...unaries,
  ...binaries,
  ...comparisons,
  ...logic,
  ...reductions,
  manyRows,
  ...runs,
  ...layouts,
  ...indexing,
  ...products,
  withBias,
  ...activated,
  widened,
];

/** Convolutions over odd sizes, strides and paddings. */
export const convolutionCases: OperationCase[] = [
  ...convolutions,
  ...transposedConvolutions,
  toFewChannels,
  dilated,
  imageLayers,
];
