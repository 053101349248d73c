import type { PrimitiveKind } from "../primitives";
import { type Operation, type Program, sameShape, type Value } from "../program";
import { Rewriter } from "./rewriter";

/** Binary operations in which an operand of one number throughout may be given as that number alone. */
const broadcasting = new Set<PrimitiveKind>([
  "Add",
  "Sub",
  "Mul",
  "Div",
  "Pow",
  "Maximum",
  "Minimum",
  "Greater",
  "GreaterEqual",
  "Less",
  "LessEqual",
  "Equal",
  "NotEqual",
]);

/** Operations that compute each element of their one input by itself. */
const unary = new Set<PrimitiveKind>([
  "Abs",
  "Elu",
  "Exp",
  "Log",
  "Neg",
  "Relu",
  "Sigmoid",
  "Softplus",
  "Sqrt",
  "Square",
  "Tanh",
]);

class Simplifier {
  private readonly rewriter: Rewriter;

  constructor(program: Program) {
    this.rewriter = new Rewriter(program);
  }

  run(): Program {
    return this.rewriter.run((operation) => {
      const { kind, inputs, attributes, outputs } = operation;
      if (kind === "Reshape")
        return this.rewriter.builder.reshape(this.rewriter.nowOf(inputs[0]), outputs[0].shape);
      if (kind === "Transpose")
        return this.rewriter.builder.transpose(this.rewriter.nowOf(inputs[0]), attributes.perm);
      if (unary.has(kind)) return this.unary(operation);
      return broadcasting.has(kind) ? this.binary(operation) : null;
    });
  }

  /** f(reshape(x)) = reshape(f(x)), which lets an engine join f with the product or the addition that x is. */
  private unary({ kind, inputs: [x], attributes, outputs: [output], site }: Operation): Value | null {
    const { builder } = this.rewriter;
    const maker = builder.makerOf(this.rewriter.nowOf(x));
    if (maker?.kind !== "Reshape") return null;
    const [inner] = maker.inputs;
    return builder.reshape(
      builder.emit(kind, [inner], attributes, inner.shape, output.dtype, site),
      output.shape,
    );
  }

  /** The number that a value of the new program holds throughout; undefined where it holds several or is not known. */
  private uniform(value: Value): number | undefined {
    const { builder } = this.rewriter;
    const maker = builder.makerOf(value);
    if (maker?.kind === "Fill") return maker.attributes.value;
    const values = builder.constants.get(value);
    return values && values.length > 0 && values.every((x) => x === values[0]) ? values[0] : undefined;
  }

  /** reshape(x) + b = reshape(x + b) where b has one number for each element of the last axis, which an engine joins with a product x. */
  private belowReshape(kind: PrimitiveKind, [x, b]: readonly Value[], output: Value): Value | null {
    const { builder } = this.rewriter;
    const maker = builder.makerOf(x);
    const inner = maker?.kind === "Reshape" ? maker.inputs[0] : null;
    const isEach =
      b.shape.length === 1 && [inner, output].every((value) => value?.shape.at(-1) === b.shape[0]);
    if (kind !== "Add" || !inner || !isEach) return null;
    return builder.reshape(builder.emit("Add", [inner, b], {}, inner.shape, output.dtype), output.shape);
  }

  private binary({ kind, inputs, attributes, outputs: [output], site }: Operation): Value | null {
    const { builder } = this.rewriter;
    const given = inputs.map((input) => this.rewriter.nowOf(input));
    const [a, b] = given.map((value) => this.uniform(value));
    const same = (value: Value): boolean =>
      sameShape(value.shape, output.shape) && value.dtype === output.dtype;
    if (((kind === "Mul" && a === 1) || (kind === "Add" && a === 0)) && same(given[1])) return given[1];
    if (
      (((kind === "Mul" || kind === "Div") && b === 1) || ((kind === "Add" || kind === "Sub") && b === 0)) &&
      same(given[0])
    )
      return given[0];
    const below = this.belowReshape(kind, given, output);
    if (below) return below;
    if (kind === "Mul" && inputs[0] === inputs[1])
      return builder.emit("Square", [given[0]], {}, output.shape, output.dtype);
    const [x, y] = given;
    if (b !== undefined && y.shape.length > 0 && same({ ...x, dtype: output.dtype }))
      return builder.emit(
        kind,
        [x, builder.scalar(b, y.dtype)],
        attributes,
        output.shape,
        output.dtype,
        site,
      );
    if (a !== undefined && x.shape.length > 0 && same({ ...y, dtype: output.dtype }))
      return builder.emit(
        kind,
        [builder.scalar(a, x.dtype), y],
        attributes,
        output.shape,
        output.dtype,
        site,
      );
    return null;
  }
}

/** Leaves out what changes nothing: factors of one, terms of zero, and copies of a number that one number stands for as well. */
export function simplify(program: Program): Program {
  return new Simplifier(program).run();
}
