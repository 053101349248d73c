import type { Builder } from "../builder";
import type { BareKind } from "../primitives";
import { sizeOf, type Value } from "../program";
import { UnmappedOperation } from "../unmappedOperation";
import type { Lowering, Lowerings } from "./lowering";

const isMatrix = ({ shape }: Value): boolean => shape.slice(0, -2).every((size) => size === 1);

const asMatrix = (builder: Builder, x: Value): Value => builder.reshape(x, x.shape.slice(-2));

const product: Lowering = (builder, { inputs: [a, b], attributes, outputs: [output], site }) => {
  const transposeA = Boolean(attributes.transposeA);
  const transposeB = Boolean(attributes.transposeB);
  const given = { transposeA, transposeB };
  if (!isMatrix(a) || !isMatrix(b))
    return builder.emit("BatchMatMul", [a, b], given, output.shape, output.dtype, site);
  const matrices = [asMatrix(builder, a), asMatrix(builder, b)];
  const result = builder.emit("MatMul", matrices, given, output.shape.slice(-2), output.dtype, site);
  return builder.reshape(result, output.shape);
};

const activations: Readonly<Partial<Record<string, BareKind>>> = {
  relu: "Relu",
  elu: "Elu",
  sigmoid: "Sigmoid",
  relu6: "Relu6",
};

/** Kernels that multiply matrices. */
export const productLowerings: Lowerings = {
  BatchMatMul: product,
  _FusedMatMul: (builder, kernel) => {
    const [output] = kernel.outputs;
    const [, , bias] = kernel.inputs;
    const activation = kernel.attributes.activation as string | null;
    let [result] = [product(builder, kernel)].flat();
    if (bias) result = builder.emit("Add", [result, bias], {}, output.shape, output.dtype);
    if (!activation || activation === "linear" || sizeOf(output.shape) === 0) return result;
    const kind = activations[activation];
    if (!kind) throw new UnmappedOperation({ kind: activation, site: kernel.site }, "a captured step");
    return builder.emit(kind, [result], {}, output.shape, output.dtype);
  },
};
