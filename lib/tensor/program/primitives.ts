/** Primitives without attributes that compute each element from those at its place; inputs broadcast. */
export const elementwise = [
  "Abs",
  "Cast", // to the result's data type
  "Ceil",
  "Cos",
  "Elu",
  "Erf",
  "Exp",
  "Expm1",
  "Floor",
  "Log",
  "Log1p",
  "LogicalNot",
  "Neg",
  "Reciprocal",
  "Relu",
  "Relu6",
  "Round",
  "Rsqrt",
  "Selu",
  "Sigmoid",
  "Sign",
  "Sin",
  "Softplus",
  "Sqrt",
  "Square",
  "Tan",
  "Tanh",
  "Add",
  "Sub",
  "Mul",
  "Div",
  "Maximum",
  "Minimum",
  "Pow",
  "FloorDiv", // ⌊x / y⌋
  "Mod", // x − y ⌊x / y⌋
  "Equal",
  "NotEqual",
  "Less",
  "LessEqual",
  "Greater",
  "GreaterEqual",
  "LogicalAnd",
  "LogicalOr",
  "EluGrad", // dy (min(y, 0) + 1), from dy and y
  "ReluGrad", // dy where x > 0, from dy and x
  "SigmoidGrad", // dy · y (1 − y), from dy and y
  "TanhGrad", // dy (1 − y²), from dy and y
  "Select", // the second where the first is true, else the third
  "AddN", // the sum of all inputs, which are of one shape
] as const;

/** What a product or a convolution may go on with, where an engine does it in one. */
export const activations = ["Elu", "Relu", "Relu6", "Sigmoid", "Tanh"] as const;
export type Activation = (typeof activations)[number];

interface Activated {
  readonly activation?: Activation;
}

/** Primitives without attributes: Softmax is along the last axis, Reshape to the result's shape. */
export type BareKind = (typeof elementwise)[number] | "Reshape" | "Softmax" | "LogSoftmax";

/** Primitives that make one element of all along some axes. */
export type ReductionKind = "Sum" | "Prod" | "Max" | "Min" | "All" | "Any";

/** Convolutions of images [N, H, W, in] with filters [h, w, in, out], and their two gradients. */
export type ConvolutionKind = "Conv2D" | "Conv2DBackpropInput" | "Conv2DBackpropFilter";

/** Where there is nothing to say: any name is a mistake. */
type NoAttributes = Readonly<Record<string, undefined>>;

type Numbers = readonly number[];

interface ReductionAttributes {
  /** In rising order. */
  readonly axes: Numbers;
  readonly keepDims: boolean;
}

/** Of a total or product of the elements so far. */
interface RunningAttributes {
  readonly axis: number;
  /** Without the element itself. */
  readonly exclusive: boolean;
  /** From the last element to the first. */
  readonly reverse: boolean;
}

/** Which of two factors are transposed, in their last two axes. */
interface ProductAttributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** Strides, dilations and the padding of height and width before and after, all in full. */
export interface ConvolutionAttributes {
  readonly strides: readonly [number, number];
  readonly dilations: readonly [number, number];
  /** `[[top, bottom], [left, right]]` */
  readonly padding: readonly [readonly [number, number], readonly [number, number]];
}

/** What each primitive is told besides its inputs and its result's shape and type. Axes are not negative. */
export interface PrimitiveAttributes
  extends
    Readonly<Record<BareKind, NoAttributes>>,
    Readonly<Record<ReductionKind, ReductionAttributes>>,
    Readonly<Record<Exclude<ConvolutionKind, "Conv2D">, ConvolutionAttributes>> {
  /** A third input is added to each channel; the result is the activation's, if there is one. */
  readonly Conv2D: ConvolutionAttributes & Activated;
  /** x where x > 0, else alpha · x. */
  readonly LeakyRelu: { readonly alpha: number };
  /** One number throughout; without inputs. */
  readonly Fill: { readonly value: number };
  /** The place of the greatest element along an axis; ArgMin: of the least. */
  readonly ArgMax: { readonly axis: number };
  readonly ArgMin: { readonly axis: number };
  readonly Cumsum: RunningAttributes;
  readonly Cumprod: RunningAttributes;
  /** Axis i of the result is axis perm[i] of the input. */
  readonly Transpose: { readonly perm: Numbers };
  readonly Concat: { readonly axis: number };
  /** How often the input is repeated along each axis. */
  readonly Tile: { readonly reps: Numbers };
  readonly Reverse: { readonly axes: Numbers };
  readonly Slice: { readonly begin: Numbers; readonly size: Numbers };
  /** An end of −1 at a negative stride is the place before the first. */
  readonly StridedSlice: { readonly begin: Numbers; readonly end: Numbers; readonly strides: Numbers };
  /** For each axis how much before and after it. */
  readonly Pad: { readonly paddings: readonly Numbers[]; readonly value: number };
  /** With what lies at the border: "reflect" leaves the border itself out. */
  readonly MirrorPad: { readonly paddings: readonly Numbers[]; readonly mode: "reflect" | "symmetric" };
  /** Along a new last axis. */
  readonly OneHot: { readonly depth: number; readonly onValue: number; readonly offValue: number };
  /** The parts of the first input along an axis that the second one numbers. */
  readonly Gather: { readonly axis: number; readonly batchDims: number };
  /** The sums of the rows of the first input that the second one gives the same number. */
  readonly UnsortedSegmentSum: { readonly numSegments: number };
  /** Of two matrices; a third input is added to the product; the result is the activation's, if there is one. */
  readonly MatMul: ProductAttributes & Activated;
  readonly BatchMatMul: ProductAttributes;
  /** With the channels first, as ONNX has it: images [N, in, H, W] and filters [out, in, h, w]. */
  readonly ConvFirst: ConvolutionAttributes;
  /** ConvFirst's gradient by the images; outputPadding is how much longer they are than what windows reach. */
  readonly ConvTransposeFirst: ConvolutionAttributes & { readonly outputPadding: Numbers };
}

/** The name of a primitive. */
export type PrimitiveKind = keyof PrimitiveAttributes;
