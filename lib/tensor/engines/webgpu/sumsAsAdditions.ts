import { Rewriter } from "../../program/passes/rewriter";
import type { Program } from "../../program/program";

/** Writes sums of many tensors as additions of two: ONNX's Sum would go to the processor and back. */
export function sumsAsAdditions(program: Program): Program {
  const rewriter = new Rewriter(program);
  return rewriter.run(({ kind, inputs, outputs: [{ shape, dtype }], site }) => {
    if (kind !== "AddN") return null;
    return inputs
      .map((input) => rewriter.nowOf(input))
      .reduce((sum, term) => rewriter.builder.emit("Add", [sum, term], {}, shape, dtype, site));
  });
}
