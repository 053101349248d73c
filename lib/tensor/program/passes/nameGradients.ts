import type { PrimitiveKind } from "../primitives";
import type { Operation, Program, Value } from "../program";
import { sameShape } from "../program";
import { Rewriter } from "./rewriter";

/** A gradient's name, and what its formula is in terms of. */
interface Gradient {
  kind: "SigmoidGrad" | "TanhGrad" | "ReluGrad";
  of: Value;
}

/**
 * Finds the gradients of activations, which TensorFlow.js spells out in several operations, and names each as the one operation
 * that it is: dy · y (1 − y) of a sigmoid, dy (1 − y²) of a hyperbolic tangent, dy where x > 0 of a rectifier.
 */
class GradientNamer {
  private readonly rewriter: Rewriter;
  private readonly constants: Program["constants"];

  constructor(program: Program) {
    this.rewriter = new Rewriter(program);
    this.constants = program.constants;
  }

  run(): Program {
    return this.rewriter.run((operation) => {
      if (operation.kind !== "Mul") return null;
      const [a, b] = operation.inputs;
      return this.named(operation, a, b) ?? this.named(operation, b, a);
    });
  }

  /** The operation that makes a value, if it is of this kind and nothing else uses the value. */
  private only(value: Value, kind: PrimitiveKind): Operation | null {
    const maker = this.rewriter.makerOf(value);
    return maker?.kind === kind && this.rewriter.usesOf(value) === 1 ? maker : null;
  }

  private isNumber(value: Value, x: number): boolean {
    const values = this.constants.get(value);
    return values?.length === 1 && values[0] === x;
  }

  private named(product: Operation, dy: Value, slope: Value): Value | null {
    const [output] = product.outputs;
    const y = this.sigmoidOf(slope) ?? this.tanhOf(slope) ?? this.rectified(slope);
    if (!y || ![dy, y.of].every(({ shape }) => sameShape(shape, output.shape))) return null;
    const given = [dy, y.of].map((value) => this.rewriter.nowOf(value));
    return this.rewriter.builder.emit(y.kind, given, {}, output.shape, output.dtype);
  }

  /** y (1 − y) */
  private sigmoidOf(slope: Value): Gradient | null {
    const product = this.only(slope, "Mul");
    for (const [y, rest] of product ? [product.inputs, [...product.inputs].reverse()] : []) {
      const difference = this.only(rest, "Sub");
      if (difference && this.isNumber(difference.inputs[0], 1) && difference.inputs[1] === y)
        return { kind: "SigmoidGrad", of: y };
    }
    return null;
  }

  /** 1 − y² */
  private tanhOf(slope: Value): Gradient | null {
    const difference = this.only(slope, "Sub");
    if (!difference || !this.isNumber(difference.inputs[0], 1)) return null;
    const square = this.only(difference.inputs[1], "Square");
    return square && { kind: "TanhGrad", of: square.inputs[0] };
  }

  /** 1 where x > 0, else 0 */
  private rectified(slope: Value): Gradient | null {
    const choice = this.only(slope, "Select");
    if (!choice || !this.isNumber(choice.inputs[1], 1) || !this.isNumber(choice.inputs[2], 0)) return null;
    const condition = this.rewriter.makerOf(choice.inputs[0]);
    if (condition?.kind !== "Greater" || !this.isNumber(condition.inputs[1], 0)) return null;
    return { kind: "ReluGrad", of: condition.inputs[0] };
  }
}

/** Names the gradients of activations; each takes dy and what its formula is in terms of. */
export function nameGradients(program: Program): Program {
  return new GradientNamer(program).run();
}
