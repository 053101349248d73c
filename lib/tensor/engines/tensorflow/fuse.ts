import { Rewriter } from "../../program/passes/rewriter";
import { type Activation, activations } from "../../program/primitives";
import type { Operation, Program, Value } from "../../program/program";
import type { AttrValue } from "./graphDef";

/** By which activations TensorFlow goes on in the operation that has added a bias. */
const goesOn: Readonly<Record<"MatMul" | "Conv2D", readonly Activation[]>> = {
  MatMul: activations,
  Conv2D: ["Elu", "Relu", "Relu6"],
};

const isActivation = (kind: string): kind is Activation => activations.some((name) => name === kind);

/** Whether what is added to images or a matrix is one number for each channel or column. */
export const isBias = (added: Value, to: Value): boolean =>
  added.shape.length === 1 && to.shape.length >= 2 && to.shape.at(-1) === added.shape[0];

/** Joins products and convolutions with the bias that is added to them and with the activation of the sum, where nobody else needs
 *  what lies between. */
export function fuse(program: Program): Program {
  const rewriter = new Rewriter(program);
  /** What computes a value that one operation alone needs. */
  const onlyMaker = (value: Value): Operation | undefined =>
    rewriter.usesOf(value) === 1 ? rewriter.makerOf(value) : undefined;
  return rewriter.run((operation) => {
    const [output] = operation.outputs;
    const activation = isActivation(operation.kind) ? operation.kind : undefined;
    const sum = activation ? onlyMaker(operation.inputs[0]) : operation;
    if (sum?.kind !== "Add" || output.dtype !== "float32") return null;
    const [term, bias] = sum.inputs;
    const product = isBias(bias, term) ? onlyMaker(term) : undefined;
    if (product?.kind !== "MatMul" && product?.kind !== "Conv2D") return null;
    if (product.inputs.length !== 2 || (activation && !goesOn[product.kind].includes(activation)))
      return null;
    const given = [...product.inputs, bias].map((input) => rewriter.nowOf(input));
    const attributes = { ...product.attributes, activation };
    return rewriter.builder.emit(product.kind, given, attributes, output.shape, output.dtype, operation.site);
  });
}

/** What follows a product or a convolution in the same operation: a bias, and an activation. */
export const fusedWith = (activation?: Activation): Record<string, AttrValue> => ({
  num_args: { i: 1 },
  fused_ops: {
    list: { s: ["BiasAdd", ...(activation ? [activation] : [])].map((name) => Buffer.from(name)) },
  },
});
