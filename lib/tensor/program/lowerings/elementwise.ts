import type { Builder } from "../builder";
import type { BareKind } from "../primitives";
import type { Value } from "../program";
import { bare, type Lowerings, primitive } from "./lowering";

/** Kernel → primitive, where only the name differs or not even that. */
const renamed: Record<string, BareKind> = {
  Abs: "Abs",
  Ceil: "Ceil",
  Cos: "Cos",
  Elu: "Elu",
  Erf: "Erf",
  Exp: "Exp",
  Expm1: "Expm1",
  Floor: "Floor",
  Log: "Log",
  Log1p: "Log1p",
  LogicalNot: "LogicalNot",
  Neg: "Neg",
  Reciprocal: "Reciprocal",
  Relu: "Relu",
  Relu6: "Relu6",
  Round: "Round",
  Rsqrt: "Rsqrt",
  Selu: "Selu",
  Sigmoid: "Sigmoid",
  Sign: "Sign",
  Sin: "Sin",
  Softplus: "Softplus",
  Sqrt: "Sqrt",
  Square: "Square",
  Tan: "Tan",
  Tanh: "Tanh",
  Add: "Add",
  Sub: "Sub",
  Multiply: "Mul",
  RealDiv: "Div",
  Maximum: "Maximum",
  Minimum: "Minimum",
  Pow: "Pow",
  FloorDiv: "FloorDiv",
  Mod: "Mod",
  Equal: "Equal",
  NotEqual: "NotEqual",
  Less: "Less",
  LessEqual: "LessEqual",
  Greater: "Greater",
  GreaterEqual: "GreaterEqual",
  LogicalAnd: "LogicalAnd",
  LogicalOr: "LogicalOr",
  EluGrad: "EluGrad",
  Select: "Select",
  AddN: "AddN",
};

const binary = (builder: Builder, kind: BareKind, a: Value, b: Value, like: Value): Value =>
  builder.emit(kind, [a, b], {}, like.shape, like.dtype);

/** Kernels that compute each element by itself. */
export const elementwiseLowerings: Lowerings = {
  ...Object.fromEntries(Object.entries(renamed).map(([kernel, kind]) => [kernel, bare(kind)])),
  Identity: (_builder, { inputs }) => inputs[0],
  Fill: (builder, { attributes, outputs: [output] }) =>
    builder.fill(Number(attributes.value), output.shape, output.dtype),
  Cast: (builder, { inputs: [x], outputs: [output] }) => builder.cast(x, output.dtype),
  LeakyRelu: primitive("LeakyRelu", ({ attributes }) => ({ alpha: Number(attributes.alpha) })),
  SquaredDifference: (builder, { inputs: [a, b], outputs: [output] }) =>
    builder.emit("Square", [binary(builder, "Sub", a, b, output)], {}, output.shape, output.dtype),
  ClipByValue: (builder, { inputs: [x], attributes }) => {
    const [low, high] = [attributes.clipValueMin, attributes.clipValueMax].map((bound) =>
      builder.scalar(Number(bound), x.dtype),
    );
    return binary(builder, "Minimum", binary(builder, "Maximum", x, low, x), high, x);
  },
  Step: (builder, { inputs: [x], attributes, outputs: [output] }) => {
    const [zero, one, alpha] = [0, 1, Number(attributes.alpha)].map((x0) => builder.scalar(x0));
    const isPositive = builder.emit("Greater", [x, zero], {}, x.shape, "bool");
    return builder.emit("Select", [isPositive, one, alpha], {}, output.shape, output.dtype);
  },
  IsNan: (builder, { inputs: [x], outputs: [output] }) =>
    builder.emit("NotEqual", [x, x], {}, output.shape, "bool"),
};
