import { Rewriter } from "../../program/passes/rewriter";
import { type Operation, type Program, sameShape, type Value } from "../../program/program";

/** Whether a sum can start as the other term, on which the product is added: the same shape, or one number for each column. */
function canStart(term: Value, product: Value): boolean {
  const [rows, columns] = product.shape;
  return sameShape(term.shape, [rows, columns]) || sameShape(term.shape, [columns]);
}

/** Joins each addition to a matrix product with the product: ONNX's Gemm adds a third input as it goes. */
export function addToProducts(program: Program): Program {
  const rewriter = new Rewriter(program);
  const productOf = (value: Value): Operation<"MatMul"> | null => {
    const maker = rewriter.makerOf(value);
    return maker?.kind === "MatMul" && maker.inputs.length === 2 && rewriter.usesOf(value) === 1
      ? maker
      : null;
  };
  return rewriter.run(({ kind, inputs, outputs: [output], site }) => {
    if (kind !== "Add") return null;
    for (const [value, term] of [inputs, [...inputs].reverse()]) {
      const product = productOf(value);
      if (!product || !sameShape(value.shape, output.shape) || !canStart(term, value)) continue;
      const given = [...product.inputs, term].map((input) => rewriter.nowOf(input));
      return rewriter.builder.emit("MatMul", given, product.attributes, output.shape, output.dtype, site);
    }
    return null;
  });
}
