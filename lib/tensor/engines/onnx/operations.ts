import { type Operation, sizeOf, type Value } from "../../program/program";
import type { OnnxGraph } from "./graph";
import { convolutionMappings } from "./convolutions";
import type { Mapping } from "./mapping";
import { typeNumbers } from "./modelProto";

const plain =
  (opType: string): Mapping =>
  (graph, { inputs }) =>
    graph.node(opType, inputs);

/** Operators that differ from the primitive in name only, or not even in that. */
const sameAs: Record<string, string> = {
  ...Object.fromEntries(
    [
      "Abs",
      "Add",
      "Ceil",
      "Cos",
      "Div",
      "Elu",
      "Equal",
      "Erf",
      "Exp",
      "Floor",
      "Greater",
      "Less",
      "Log",
      "Mul",
      "Neg",
      "Pow",
      "Reciprocal",
      "Relu",
      "Round",
      "Selu",
      "Sigmoid",
      "Sign",
      "Sin",
      "Softplus",
      "Sqrt",
      "Sub",
      "Tan",
      "Tanh",
    ].map((kind) => [kind, kind]),
  ),
  AddN: "Sum",
  GreaterEqual: "GreaterOrEqual",
  LessEqual: "LessOrEqual",
  LogicalAnd: "And",
  LogicalNot: "Not",
  LogicalOr: "Or",
  Maximum: "Max",
  Minimum: "Min",
  Select: "Where",
};

const elementwise: Record<string, Mapping> = {
  ...Object.fromEntries(Object.entries(sameAs).map(([kind, opType]) => [kind, plain(opType)])),
  Square: (graph, { inputs: [x] }) => graph.node("Mul", [x, x]),
  Rsqrt: (graph, { inputs: [x] }) => graph.node("Reciprocal", [graph.node("Sqrt", [x])]),
  Expm1: (graph, { inputs: [x] }) => graph.node("Sub", [graph.node("Exp", [x]), graph.scalar(1)]),
  Log1p: (graph, { inputs: [x] }) => graph.node("Log", [graph.node("Add", [x, graph.scalar(1)])]),
  Relu6: (graph, { inputs: [x] }) => graph.node("Clip", [x, graph.scalar(0), graph.scalar(6)]),
  LeakyRelu: (graph, { inputs, attributes: { alpha } }) =>
    graph.node("LeakyRelu", inputs, { alpha: { float: alpha as number } }),
  ReluGrad: (graph, { inputs: [dy, x] }) =>
    graph.node("Where", [graph.node("Greater", [x, graph.scalar(0)]), dy, graph.scalar(0)]),
  SigmoidGrad: (graph, { inputs: [dy, y] }) => {
    const slope = graph.node("Mul", [y, graph.node("Sub", [graph.scalar(1), y])]);
    return graph.node("Mul", [dy, slope]);
  },
  TanhGrad: (graph, { inputs: [dy, y] }) => {
    const slope = graph.node("Sub", [graph.scalar(1), graph.node("Mul", [y, y])]);
    return graph.node("Mul", [dy, slope]);
  },
  EluGrad: (graph, { inputs: [dy, y] }) => {
    const slope = graph.node("Add", [graph.node("Min", [y, graph.scalar(0)]), graph.scalar(1)]);
    return graph.node("Mul", [dy, slope]);
  },
  NotEqual: (graph, { inputs }) => graph.node("Not", [graph.node("Equal", inputs)]),
  FloorDiv: (graph, { inputs }) => graph.node("Floor", [graph.node("Div", inputs)]),
  Mod: (graph, { inputs: [x, y] }) => {
    const times = graph.node("Floor", [graph.node("Div", [x, y])]);
    return graph.node("Sub", [x, graph.node("Mul", [times, y])]);
  },
  Cast: (graph, { inputs, outputs: [{ dtype }] }) => graph.node("Cast", inputs, { to: typeNumbers[dtype] }),
  Fill: (graph, { attributes: { value }, outputs: [{ shape, dtype }] }) =>
    graph.node("Expand", [graph.scalar(value as number, dtype), graph.integers(shape)]),
};

const keeps = (attributes: Operation["attributes"]): { keepdims: boolean } => ({
  keepdims: attributes.keepDims as boolean,
});

/** A reduction whose axes are an attribute. */
const reduction =
  (opType: string): Mapping =>
  (graph, { inputs, attributes }) =>
    graph.node(opType, inputs, { axes: attributes.axes as number[], ...keeps(attributes) });

/** Whether all or any elements are true: the least or the greatest of zeros and ones. */
const logical =
  (opType: string): Mapping =>
  (graph, { inputs, attributes }) => {
    const numbers = graph.node("Cast", inputs, { to: typeNumbers.int32 });
    const found = graph.node(opType, [numbers], { axes: attributes.axes as number[], ...keeps(attributes) });
    return graph.node("Cast", [found], { to: typeNumbers.bool });
  };

const best =
  (opType: string): Mapping =>
  (graph, { inputs, attributes: { axis } }) =>
    graph.node("Cast", [graph.node(opType, inputs, { axis: axis as number, keepdims: false })], {
      to: typeNumbers.int32,
    });

/** ONNX has no running product: the elements along the axis are multiplied one by one. */
const runningProduct: Mapping = (graph, { inputs: [x], attributes }) => {
  const { axis, exclusive, reverse } = attributes as { axis: number; exclusive: boolean; reverse: boolean };
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

const reductions: Record<string, Mapping> = {
  Sum: (graph, { inputs: [x], attributes }) =>
    graph.node("ReduceSum", [x, graph.integers(attributes.axes as number[])], keeps(attributes)),
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
    graph.node("CumSum", [x, graph.integers(axis as number)], {
      exclusive: exclusive as boolean,
      reverse: reverse as boolean,
    }),
  Cumprod: runningProduct,
};

/** A part of a tensor: begin, end and step of each axis. */
function sliced(graph: OnnxGraph, x: Value, begin: number[], end: number[], steps: number[]): string {
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

function padded(graph: OnnxGraph, x: Value, paddings: number[][], mode: string, value?: string): string {
  const pads = graph.integers([...paddings.map(([before]) => before), ...paddings.map(([, after]) => after)]);
  return graph.node("Pad", value === undefined ? [x, pads] : [x, pads, value], { mode });
}

const layouts: Record<string, Mapping> = {
  Reshape: (graph, { inputs: [x], outputs: [{ shape }] }) =>
    graph.node("Reshape", [x, graph.integers(shape)]),
  Transpose: (graph, { inputs, attributes: { perm } }) =>
    graph.node("Transpose", inputs, { perm: perm as number[] }),
  Concat: (graph, { inputs, attributes: { axis } }) => graph.node("Concat", inputs, { axis: axis as number }),
  Tile: (graph, { inputs: [x], attributes: { reps } }) =>
    graph.node("Tile", [x, graph.integers(reps as number[])]),
  Slice: (graph, { inputs: [x], attributes }) => {
    const { begin, size } = attributes as { begin: number[]; size: number[] };
    return sliced(
      graph,
      x,
      begin,
      begin.map((start, axis) => start + size[axis]),
      ones(x),
    );
  },
  StridedSlice: (graph, { inputs: [x], attributes }) => {
    const { begin, end, strides } = attributes as { begin: number[]; end: number[]; strides: number[] };
    return sliced(graph, x, begin, end, strides);
  },
  Reverse: (graph, { inputs: [x], attributes }) => {
    const axes = attributes.axes as number[];
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
    padded(graph, x, paddings as number[][], "constant", graph.scalar(Number(value), x.dtype)),
};

const indexing: Record<string, Mapping> = {
  OneHot: (graph, { inputs: [indices], attributes: { depth, onValue, offValue }, outputs: [{ dtype }] }) => {
    const values = graph.constant(Float32Array.of(Number(offValue), Number(onValue)), [2], "float32");
    const found = graph.node("OneHot", [indices, graph.scalar(depth as number, "int32"), values], {
      axis: -1,
    });
    return dtype === "float32" ? found : graph.node("Cast", [found], { to: typeNumbers[dtype] });
  },
  Gather: (graph, { inputs, attributes: { axis } }) => graph.node("Gather", inputs, { axis: axis as number }),
  UnsortedSegmentSum: (graph, { inputs: [x, ids], outputs: [{ shape, dtype }] }) => {
    const zeros = graph.node("Expand", [graph.scalar(0, dtype), graph.integers(shape)]);
    const places = graph.node("Reshape", [ids, graph.integers([sizeOf(ids.shape), 1])]);
    const rows = graph.node("Reshape", [x, graph.integers([sizeOf(ids.shape), ...shape.slice(1)])]);
    const places64 = graph.node("Cast", [places], { to: typeNumbers.int64 });
    return graph.node("ScatterND", [zeros, places64, rows], { reduction: "add" });
  },
};

const products: Record<string, Mapping> = {
  MatMul: (graph, { inputs, attributes: { transposeA, transposeB } }) => {
    if (!transposeA && !transposeB && inputs.length === 2) return graph.node("MatMul", inputs);
    return graph.node("Gemm", inputs, { transA: transposeA as boolean, transB: transposeB as boolean });
  },
  BatchMatMul: (graph, { inputs, attributes: { transposeA, transposeB } }) =>
    graph.node(
      "FusedMatMul",
      inputs,
      { transA: transposeA as boolean, transB: transposeB as boolean },
      "com.microsoft",
    ),
};

/** What each primitive is in ONNX. */
export const mappings: Readonly<Record<string, Mapping>> = {
  ...elementwise,
  ...reductions,
  ...layouts,
  ...indexing,
  ...products,
  ...convolutionMappings,
};
