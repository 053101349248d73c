import type { PrimitiveKind, ReductionKind } from "../../program/primitives";
import type { DType, Operation } from "../../program/program";
import { convolutionMappings } from "./convolutions";
import { fusedWith, isBias } from "./fuse";
import { type Graph, type } from "./graph";
import type { AttrValue } from "./graphDef";
import type { Mapping } from "./mapping";

type Mappings = { readonly [K in PrimitiveKind]?: Mapping<K> };

const integer = type("int32");

/** An operation whose inputs and result are of one type T. */
const plain =
  (op: string): Mapping =>
  (graph, { inputs }) =>
    graph.node(op, inputs, { T: type(inputs[0].dtype) });

const logical =
  (op: string): Mapping =>
  (graph, { inputs }) =>
    graph.node(op, inputs, {});

const reduction =
  (op: string, isLogical = false): Mapping<ReductionKind> =>
  (graph, { inputs: [x], attributes: { axes, keepDims } }) => {
    const attr: Record<string, AttrValue> = { Tidx: integer, keep_dims: { b: keepDims } };
    if (!isLogical) attr.T = type(x.dtype);
    return graph.node(op, [x, graph.integersOf(axes)], attr);
  };

const best =
  (op: string): Mapping<"ArgMax" | "ArgMin"> =>
  (graph, { inputs: [x], attributes: { axis } }) =>
    graph.node(op, [x, graph.integersOf(axis)], {
      T: type(x.dtype),
      Tidx: integer,
      output_type: integer,
    });

const running =
  (op: string): Mapping<"Cumsum" | "Cumprod"> =>
  (graph, { inputs: [x], attributes: { axis, exclusive, reverse } }) =>
    graph.node(op, [x, graph.integersOf(axis)], {
      T: type(x.dtype),
      Tidx: integer,
      exclusive: { b: exclusive },
      reverse: { b: reverse },
    });

/** An operation that takes one list of integers as its last input, under the name of that list's type attribute. */
const withList =
  <K extends PrimitiveKind>(
    op: string,
    typeName: string,
    list: (operation: Operation<K>) => readonly number[],
  ): Mapping<K> =>
  (graph, operation) =>
    graph.node(op, [operation.inputs[0], graph.integersOf(list(operation))], {
      T: type(operation.inputs[0].dtype),
      [typeName]: integer,
    });

/** A constant matrix of paddings [rank, 2]. */
const paddingsOf = (graph: Graph, paddings: readonly (readonly number[])[]): string =>
  graph.constant(Int32Array.from(paddings.flat()), [paddings.length, 2], "int32");

const matrixProduct: Mapping<"MatMul"> = (graph, { inputs, attributes }) => {
  const { transposeA, transposeB, activation } = attributes;
  const attr = { T: type(inputs[0].dtype), transpose_a: { b: transposeA }, transpose_b: { b: transposeB } };
  return inputs.length === 2
    ? graph.node("MatMul", inputs, attr)
    : graph.node("_FusedMatMul", inputs, { ...attr, ...fusedWith(activation) });
};

const scalarOf = (graph: Graph, x: number, dtype: DType): string =>
  graph.constant(
    dtype === "float32" ? Float32Array.of(x) : dtype === "int32" ? Int32Array.of(x) : Uint8Array.of(x),
    [],
    dtype,
  );

/** What each primitive is in TensorFlow, but for ONNX's own convolutions. */
export const mappings: Mappings = {
  Abs: plain("Abs"),
  Ceil: plain("Ceil"),
  Cos: plain("Cos"),
  Elu: plain("Elu"),
  Erf: plain("Erf"),
  Exp: plain("Exp"),
  Expm1: plain("Expm1"),
  Floor: plain("Floor"),
  Log: plain("Log"),
  Log1p: plain("Log1p"),
  Neg: plain("Neg"),
  Reciprocal: plain("Reciprocal"),
  Relu: plain("Relu"),
  Relu6: plain("Relu6"),
  Round: plain("Round"),
  Rsqrt: plain("Rsqrt"),
  Selu: plain("Selu"),
  Sigmoid: plain("Sigmoid"),
  Sign: plain("Sign"),
  Sin: plain("Sin"),
  Softplus: plain("Softplus"),
  Sqrt: plain("Sqrt"),
  Square: plain("Square"),
  Tan: plain("Tan"),
  Tanh: plain("Tanh"),
  Sub: plain("Sub"),
  Mul: plain("Mul"),
  Maximum: plain("Maximum"),
  Minimum: plain("Minimum"),
  Pow: plain("Pow"),
  FloorDiv: plain("FloorDiv"),
  Equal: plain("Equal"),
  NotEqual: plain("NotEqual"),
  Less: plain("Less"),
  LessEqual: plain("LessEqual"),
  Greater: plain("Greater"),
  GreaterEqual: plain("GreaterEqual"),
  Softmax: plain("Softmax"),
  LogSoftmax: plain("LogSoftmax"),
  Div: plain("RealDiv"),
  Mod: plain("FloorMod"),
  LogicalNot: logical("LogicalNot"),
  LogicalAnd: logical("LogicalAnd"),
  LogicalOr: logical("LogicalOr"),
  LeakyRelu: (graph, { inputs, attributes: { alpha } }) =>
    graph.node("LeakyRelu", inputs, { T: type(inputs[0].dtype), alpha: { f: alpha } }),
  // The gradients of activations take their inputs in no common order.
  ReluGrad: (graph, { inputs: [dy, x] }) => graph.node("ReluGrad", [dy, x], { T: type(dy.dtype) }),
  SigmoidGrad: (graph, { inputs: [dy, y] }) => graph.node("SigmoidGrad", [y, dy], { T: type(dy.dtype) }),
  TanhGrad: (graph, { inputs: [dy, y] }) => graph.node("TanhGrad", [y, dy], { T: type(dy.dtype) }),
  EluGrad: (graph, { inputs: [dy, y] }) => graph.node("EluGrad", [dy, y], { T: type(dy.dtype) }),
  AddN: (graph, { inputs }) =>
    graph.node("AddN", inputs, { T: type(inputs[0].dtype), N: { i: inputs.length } }),
  /** The sum with one number for each column is what TensorFlow joins with the product before it, where `fuse` has not. */
  Add: (graph, { inputs: [x, y] }) => {
    const T = type(x.dtype);
    if (!isBias(y, x)) return graph.node("AddV2", [x, y], { T });
    return graph.node("BiasAdd", [x, y], { T, data_format: { s: Buffer.from("NHWC") } });
  },
  Select: (graph, { inputs, outputs }) => graph.node("SelectV2", inputs, { T: type(outputs[0].dtype) }),
  Cast: (graph, { inputs: [x], outputs: [y] }) =>
    graph.node("Cast", [x], { SrcT: type(x.dtype), DstT: type(y.dtype), Truncate: { b: false } }),
  Fill: (graph, { attributes: { value }, outputs: [{ shape, dtype }] }) =>
    graph.node("Fill", [graph.integersOf(shape), scalarOf(graph, value, dtype)], {
      T: type(dtype),
      index_type: integer,
    }),
  Sum: reduction("Sum"),
  Prod: reduction("Prod"),
  Max: reduction("Max"),
  Min: reduction("Min"),
  All: reduction("All", true),
  Any: reduction("Any", true),
  ArgMax: best("ArgMax"),
  ArgMin: best("ArgMin"),
  Cumsum: running("Cumsum"),
  Cumprod: running("Cumprod"),
  Reshape: withList("Reshape", "Tshape", ({ outputs: [{ shape }] }) => [...shape]),
  Transpose: withList("Transpose", "Tperm", ({ attributes: { perm } }) => perm),
  Tile: withList("Tile", "Tmultiples", ({ attributes: { reps } }) => reps),
  Reverse: withList("ReverseV2", "Tidx", ({ attributes: { axes } }) => axes),
  Concat: (graph, { inputs, attributes: { axis } }) =>
    graph.node("ConcatV2", [...inputs, graph.integersOf(axis)], {
      T: type(inputs[0].dtype),
      N: { i: inputs.length },
      Tidx: integer,
    }),
  Slice: (graph, { inputs: [x], attributes: { begin, size } }) =>
    graph.node("Slice", [x, graph.integersOf(begin), graph.integersOf(size)], {
      T: type(x.dtype),
      Index: integer,
    }),
  StridedSlice: (graph, { inputs: [x], attributes: { begin, end, strides } }) => {
    const lists = [begin, end, strides].map((list) => graph.integersOf(list));
    // A bound of -1 at a negative stride means "past the first"; the mask says so.
    const mask = end.reduce((bits, bound, axis) => (bound < 0 ? bits | (1 << axis) : bits), 0);
    return graph.node("StridedSlice", [x, ...lists], {
      T: type(x.dtype),
      Index: integer,
      end_mask: { i: mask },
    });
  },
  Pad: (graph, { inputs: [x], attributes: { paddings, value } }) =>
    graph.node("PadV2", [x, paddingsOf(graph, paddings), scalarOf(graph, value, x.dtype)], {
      T: type(x.dtype),
      Tpaddings: integer,
    }),
  MirrorPad: (graph, { inputs: [x], attributes: { paddings, mode } }) =>
    graph.node("MirrorPad", [x, paddingsOf(graph, paddings)], {
      T: type(x.dtype),
      Tpaddings: integer,
      mode: { s: Buffer.from(mode.toUpperCase()) },
    }),
  OneHot: (graph, { inputs: [indices], attributes: { depth, onValue, offValue }, outputs: [{ dtype }] }) => {
    const [on, off] = [onValue, offValue].map((x) => scalarOf(graph, x, dtype));
    return graph.node("OneHot", [indices, graph.integersOf(depth), on, off], {
      T: type(dtype),
      TI: type(indices.dtype),
      axis: { i: -1 },
    });
  },
  Gather: (graph, { inputs: [x, indices], attributes: { axis, batchDims } }) =>
    graph.node("GatherV2", [x, indices, graph.integersOf(axis)], {
      Tparams: type(x.dtype),
      Tindices: type(indices.dtype),
      Taxis: integer,
      batch_dims: { i: batchDims },
    }),
  UnsortedSegmentSum: (graph, { inputs: [x, ids], attributes: { numSegments } }) =>
    graph.node("UnsortedSegmentSum", [x, ids, graph.integersOf(numSegments)], {
      T: type(x.dtype),
      Tindices: type(ids.dtype),
      Tnumsegments: integer,
    }),
  MatMul: matrixProduct,
  BatchMatMul: (graph, { inputs, attributes: { transposeA, transposeB } }) =>
    graph.node("BatchMatMulV2", inputs, {
      T: type(inputs[0].dtype),
      adj_x: { b: transposeA },
      adj_y: { b: transposeB },
    }),
  ...convolutionMappings,
} satisfies Required<Omit<Mappings, "ConvFirst" | "ConvTransposeFirst">>;
