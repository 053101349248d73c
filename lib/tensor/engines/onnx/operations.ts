import type { ConvolutionKind, ReductionKind } from "../../program/primitives";
import { sizeOf, type Value } from "../../program/program";
import type { OnnxGraph } from "./graph";
import { convolutionMappings } from "./convolutions";
import type { Mapping, Mappings } from "./mapping";
import { typeNumbers } from "./modelProto";

const plain =
  (opType: string): Mapping =>
  (graph, { inputs }) =>
    graph.node(opType, inputs);

/** min(max(slope · x + start, 0), 1) */
const ramp = (graph: OnnxGraph, x: Value, slope: number, start: number): string =>
  graph.node("HardSigmoid", [x], { alpha: { float: slope }, beta: { float: start } });

/** A slope with which a ramp is a step: 1 where x > 0, else 0. */
const steepest = 3e38;

const elementwise = {
  Abs: plain("Abs"),
  Add: plain("Add"),
  Ceil: plain("Ceil"),
  Cos: plain("Cos"),
  Div: plain("Div"),
  Elu: plain("Elu"),
  Equal: plain("Equal"),
  Erf: plain("Erf"),
  Exp: plain("Exp"),
  Floor: plain("Floor"),
  Greater: plain("Greater"),
  Less: plain("Less"),
  Log: plain("Log"),
  Mul: plain("Mul"),
  Neg: plain("Neg"),
  Pow: plain("Pow"),
  Reciprocal: plain("Reciprocal"),
  Relu: plain("Relu"),
  Round: plain("Round"),
  Selu: plain("Selu"),
  Sigmoid: plain("Sigmoid"),
  Sign: plain("Sign"),
  Sin: plain("Sin"),
  Softplus: plain("Softplus"),
  Sqrt: plain("Sqrt"),
  Sub: plain("Sub"),
  Tan: plain("Tan"),
  Tanh: plain("Tanh"),
  AddN: plain("Sum"),
  GreaterEqual: plain("GreaterOrEqual"),
  LessEqual: plain("LessOrEqual"),
  LogicalAnd: plain("And"),
  LogicalNot: plain("Not"),
  LogicalOr: plain("Or"),
  Maximum: plain("Max"),
  Minimum: plain("Min"),
  Select: plain("Where"),
  Square: (graph, { inputs: [x] }) => graph.node("Mul", [x, x]),
  Rsqrt: (graph, { inputs: [x] }) => graph.node("Reciprocal", [graph.node("Sqrt", [x])]),
  Expm1: (graph, { inputs: [x] }) => graph.node("Sub", [graph.node("Exp", [x]), graph.scalar(1)]),
  Log1p: (graph, { inputs: [x] }) => graph.node("Log", [graph.node("Add", [x, graph.scalar(1)])]),
  Relu6: (graph, { inputs: [x] }) => graph.node("Clip", [x, graph.scalar(0), graph.scalar(6)]),
  LeakyRelu: (graph, { inputs, attributes: { alpha } }) =>
    graph.node("LeakyRelu", inputs, { alpha: { float: alpha } }),
  ReluGrad: (graph, { inputs: [dy, x] }) => graph.node("Mul", [dy, ramp(graph, x, steepest, 0)]),
  SigmoidGrad: (graph, { inputs: [dy, y] }) => {
    const slope = graph.node("Mul", [y, graph.node("Sub", [graph.scalar(1), y])]);
    return graph.node("Mul", [dy, slope]);
  },
  TanhGrad: (graph, { inputs: [dy, y] }) => {
    const slope = graph.node("Sub", [graph.scalar(1), graph.node("Mul", [y, y])]);
    return graph.node("Mul", [dy, slope]);
  },
  EluGrad: (graph, { inputs: [dy, y] }) => graph.node("Mul", [dy, ramp(graph, y, 1, 1)]),
  NotEqual: (graph, { inputs }) => graph.node("Not", [graph.node("Equal", inputs)]),
  FloorDiv: (graph, { inputs }) => graph.node("Floor", [graph.node("Div", inputs)]),
  Mod: (graph, { inputs: [x, y] }) => {
    const times = graph.node("Floor", [graph.node("Div", [x, y])]);
    return graph.node("Sub", [x, graph.node("Mul", [times, y])]);
  },
  Cast: (graph, { inputs, outputs: [{ dtype }] }) => graph.node("Cast", inputs, { to: typeNumbers[dtype] }),
  Fill: (graph, { attributes: { value }, outputs: [{ shape, dtype }] }) =>
    graph.node("Expand", [graph.scalar(value, dtype), graph.integers(shape)]),
} satisfies Mappings;

/** A reduction whose axes are an attribute. */
const reduction =
  (opType: string): Mapping<ReductionKind> =>
  (graph, { inputs, attributes: { axes, keepDims } }) =>
    graph.node(opType, inputs, { axes, keepdims: keepDims });

/** Whether all or any elements are true: the least or the greatest of zeros and ones. */
const logical =
  (opType: string): Mapping<ReductionKind> =>
  (graph, { inputs, attributes: { axes, keepDims } }) => {
    const numbers = graph.node("Cast", inputs, { to: typeNumbers.int32 });
    const found = graph.node(opType, [numbers], { axes, keepdims: keepDims });
    return graph.node("Cast", [found], { to: typeNumbers.bool });
  };

const best =
  (opType: string): Mapping<"ArgMax" | "ArgMin"> =>
  (graph, { inputs, attributes: { axis } }) =>
    graph.node("Cast", [graph.node(opType, inputs, { axis, keepdims: false })], { to: typeNumbers.int32 });

/** ONNX has no running product: the elements along the axis are multiplied one by one. */
const runningProduct: Mapping<"Cumprod"> = (graph, { inputs: [x], attributes }) => {
  const { axis, exclusive, reverse } = attributes;
  const length = x.shape[axis];
  const part = (i: number): string =>
    graph.node("Slice", [x, ...[[i], [i + 1], [axis]].map((list) => graph.integers(list))]);
  const order = Array.from({ length }, (_, i) => (reverse ? length - 1 - i : i));
  const ones = graph.node("Expand", [
    graph.scalar(1),
    graph.integers(x.shape.map((size, i) => (i === axis ? 1 : size))),
  ]);
  const totals: string[] = Array(length);
  let total: string | null = null;
  for (const i of order) {
    const next: string = total === null ? part(i) : graph.node("Mul", [total, part(i)]);
    totals[i] = exclusive ? (total ?? ones) : next;
    total = next;
  }
  return length === 1 ? totals[0] : graph.node("Concat", totals, { axis });
};

/** Into how many parts a long sum of rows is divided, and how many numbers make one long. */
const [parts, manyNumbers] = [16, 2 ** 15];

/** Sums over all but the last axis: ONNX Runtime adds rows in one thread, but several groups of rows in several. */
function sumOfRows(graph: OnnxGraph, x: Value, rows: number): string {
  const grouped = graph.node("Reshape", [x, graph.integers([parts, rows / parts, x.shape.at(-1)!])]);
  const sums = graph.node("ReduceSum", [grouped, graph.integers([1])], { keepdims: false });
  return graph.node("ReduceSum", [sums, graph.integers([0])], { keepdims: false });
}

const reductions = {
  Sum: (graph, { inputs: [x], attributes: { axes, keepDims } }) => {
    const rows = sizeOf(x.shape.slice(0, -1));
    const isOfRows = !keepDims && axes.join() === [...x.shape.keys()].slice(0, -1).join();
    if (isOfRows && rows % parts === 0 && sizeOf(x.shape) >= manyNumbers) return sumOfRows(graph, x, rows);
    return graph.node("ReduceSum", [x, graph.integers(axes)], { keepdims: keepDims });
  },
  Prod: reduction("ReduceProd"),
  Max: reduction("ReduceMax"),
  Min: reduction("ReduceMin"),
  All: logical("ReduceMin"),
  Any: logical("ReduceMax"),
  ArgMax: best("ArgMax"),
  ArgMin: best("ArgMin"),
  Softmax: (graph, { inputs }) => graph.node("Softmax", inputs, { axis: -1 }),
  LogSoftmax: (graph, { inputs }) => graph.node("LogSoftmax", inputs, { axis: -1 }),
  Cumsum: (graph, { inputs: [x], attributes: { axis, exclusive, reverse } }) =>
    graph.node("CumSum", [x, graph.integers(axis)], { exclusive, reverse }),
  Cumprod: runningProduct,
} satisfies Mappings;

/** A part of a tensor: begin, end and step of each axis. */
function sliced(
  graph: OnnxGraph,
  x: Value,
  begin: readonly number[],
  end: readonly number[],
  steps: readonly number[],
): string {
  const axes = x.shape
    .map((_, axis) => axis)
    .filter((axis) => begin[axis] !== 0 || end[axis] !== x.shape[axis] || steps[axis] !== 1);
  if (axes.length === 0) return graph.node("Identity", [x]);
  // Past the first element at a negative step is a place far below.
  const past = (axis: number): number => (steps[axis] < 0 && end[axis] < 0 ? -(2 ** 31) : end[axis]);
  const lists = [axes.map((axis) => begin[axis]), axes.map(past), axes, axes.map((axis) => steps[axis])];
  return graph.node("Slice", [x, ...lists.map((list) => graph.integers(list))]);
}

const ones = (x: Value): number[] => x.shape.map(() => 1);

function padded(
  graph: OnnxGraph,
  x: Value,
  paddings: readonly (readonly number[])[],
  mode: string,
  value?: string,
): string {
  const pads = graph.integers([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)]);
  return graph.node("Pad", value === undefined ? [x, pads] : [x, pads, value], { mode });
}

const layouts = {
  Reshape: (graph, { inputs: [x], outputs: [{ shape }] }) =>
    graph.node("Reshape", [x, graph.integers(shape)]),
  Transpose: (graph, { inputs, attributes: { perm } }) => graph.node("Transpose", inputs, { perm }),
  Concat: (graph, { inputs, attributes: { axis } }) => graph.node("Concat", inputs, { axis }),
  Tile: (graph, { inputs: [x], attributes: { reps } }) => graph.node("Tile", [x, graph.integers(reps)]),
  Slice: (graph, { inputs: [x], attributes }) => {
    const { begin, size } = attributes;
    return sliced(
      graph,
      x,
      begin,
      begin.map((start, axis) => start + size[axis]),
      ones(x),
    );
  },
  StridedSlice: (graph, { inputs: [x], attributes }) => {
    const { begin, end, strides } = attributes;
    return sliced(graph, x, begin, end, strides);
  },
  Reverse: (graph, { inputs: [x], attributes }) => {
    const { axes } = attributes;
    const isReversed = (axis: number): boolean => axes.includes(axis);
    return sliced(
      graph,
      x,
      x.shape.map((size, axis) => (isReversed(axis) ? size - 1 : 0)),
      x.shape.map((size, axis) => (isReversed(axis) ? -1 : size)),
      x.shape.map((_, axis) => (isReversed(axis) ? -1 : 1)),
    );
  },
  Pad: (graph, { inputs: [x], attributes: { paddings, value } }) =>
    padded(graph, x, paddings, "constant", graph.scalar(value, x.dtype)),
} satisfies Mappings;

const indexing = {
  OneHot: (graph, { inputs: [indices], attributes: { depth, onValue, offValue }, outputs: [{ dtype }] }) => {
    const values = graph.constant(Float32Array.of(offValue, onValue), [2], "float32");
    const found = graph.node("OneHot", [indices, graph.scalar(depth, "int32"), values], { axis: -1 });
    return dtype === "float32" ? found : graph.node("Cast", [found], { to: typeNumbers[dtype] });
  },
  Gather: (graph, { inputs, attributes: { axis } }) => graph.node("Gather", inputs, { axis }),
  UnsortedSegmentSum: (graph, { inputs: [x, ids], outputs: [{ shape, dtype }] }) => {
    const zeros = graph.node("Expand", [graph.scalar(0, dtype), graph.integers(shape)]);
    const places = graph.node("Reshape", [ids, graph.integers([sizeOf(ids.shape), 1])]);
    const rows = graph.node("Reshape", [x, graph.integers([sizeOf(ids.shape), ...shape.slice(1)])]);
    const places64 = graph.node("Cast", [places], { to: typeNumbers.int64 });
    return graph.node("ScatterND", [zeros, places64, rows], { reduction: "add" });
  },
} satisfies Mappings;

const products = {
  MatMul: (graph, { inputs, attributes: { transposeA, transposeB } }) => {
    if (!transposeA && !transposeB && inputs.length === 2) return graph.node("MatMul", inputs);
    return graph.node("Gemm", inputs, { transA: transposeA, transB: transposeB });
  },
  BatchMatMul: (graph, { inputs, attributes: { transposeA, transposeB } }) =>
    graph.node("FusedMatMul", inputs, { transA: transposeA, transB: transposeB }, "com.microsoft"),
} satisfies Mappings;

/** What each primitive is in ONNX, which has convolutions with the channels first only. */
export const mappings: Mappings = {
  ...elementwise,
  ...reductions,
  ...layouts,
  ...indexing,
  ...products,
  ...convolutionMappings,
} satisfies Required<Omit<Mappings, ConvolutionKind | "MirrorPad">>;
