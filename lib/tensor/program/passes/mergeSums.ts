import { type Operation, type Program, sameShape, type Value } from "../program";
import { Rewriter } from "./rewriter";

/** The fewest terms of a kind that are worth merging. */
const fewest = 2;

/**
 * A weight that is used at every time step has for its gradient a sum of one small matrix product for each. Such a sum is one
 * product: Σ AₜᵀBₜ = [A₁; …; A_T]ᵀ [B₁; …; B_T]; and a sum of sums over rows is one sum over all rows.
 */
class SumMerger {
  private readonly rewriter: Rewriter;
  /** Additions that are part of a larger sum. */
  private readonly inner = new Set<Value>();

  constructor(program: Program) {
    this.rewriter = new Rewriter(program);
    for (const operation of program.operations)
      if (isAddition(operation))
        for (const input of operation.inputs) if (this.isPart(input)) this.inner.add(input);
  }

  run(): Program {
    return this.rewriter.run((operation) => {
      const [output] = operation.outputs;
      if (!isAddition(operation) || this.inner.has(output)) return null;
      const terms = this.termsOf(operation);
      return terms.length > 2 || terms.every((term) => this.kindOf(term) !== null) ? this.sumOf(terms) : null;
    });
  }

  /** Whether a value is an addition of which nothing is used but the sum of which it is a part. */
  private isPart(value: Value): boolean {
    const maker = this.rewriter.makerOf(value);
    return maker !== undefined && isAddition(maker) && this.rewriter.usesOf(value) === 1;
  }

  private termsOf(root: Operation): Value[] {
    const terms: Value[] = [];
    const waiting = [...root.inputs].reverse();
    while (waiting.length > 0) {
      const value = waiting.pop()!;
      if (this.isPart(value)) waiting.push(...[...this.rewriter.makerOf(value)!.inputs].reverse());
      else terms.push(value);
    }
    return terms;
  }

  /** What a term can be merged with: others of the same key; null where with none. */
  private kindOf(term: Value): string | null {
    const maker = this.rewriter.makerOf(term);
    if (!maker || this.rewriter.usesOf(term) > 1) return null;
    const { kind, inputs, attributes } = maker;
    switch (kind) {
      case "MatMul":
        return attributes.transposeA && !attributes.transposeB && inputs.length === 2 ? "MatMul" : null;
      case "Sum":
        return String(attributes.axes) === "0" && !attributes.keepDims
          ? `Sum ${inputs[0].shape.slice(1).join()}`
          : null;
      case "Reshape":
        return `Reshape ${inputs[0].shape.join()}`;
      case "Concat":
        return `Concat ${String(attributes.axis)} ${inputs.map(({ shape }) => shape.join()).join(" ")}`;
      default:
        return null;
    }
  }

  private sumOf(terms: readonly Value[]): Value {
    const [{ shape, dtype }] = terms;
    const groups = new Map<string, Value[]>();
    const rest: Value[] = [];
    for (const term of terms) {
      const kind = this.kindOf(term);
      if (kind === null) rest.push(this.rewriter.nowOf(term));
      else groups.set(kind, [...(groups.get(kind) ?? []), term]);
    }
    for (const group of groups.values())
      rest.push(
        ...(group.length < fewest ? group.map((term) => this.rewriter.nowOf(term)) : [this.merged(group)]),
      );
    if (rest.length === 1) return rest[0];
    return this.rewriter.builder.emit(rest.length === 2 ? "Add" : "AddN", rest, {}, shape, dtype);
  }

  /** One value for terms that can be merged. */
  private merged(group: readonly Value[]): Value {
    const { builder } = this.rewriter;
    const makers = group.map((term) => this.rewriter.makerOf(term)!);
    const [{ kind, attributes, inputs }] = makers;
    const [{ shape, dtype }] = group;
    const part = (i: number): Value[] => makers.map((maker) => maker.inputs[i]);
    switch (kind) {
      case "MatMul":
        return builder.emit(
          "MatMul",
          [this.stacked(part(0)), this.stacked(part(1))],
          attributes,
          shape,
          dtype,
        );
      case "Sum":
        return builder.emit("Sum", [this.stacked(part(0))], attributes, shape, dtype);
      case "Reshape":
        return builder.reshape(this.sumOf(part(0)), shape);
      default: {
        const sums = inputs.map((_, i) => this.sumOf(part(i)));
        return builder.emit(kind, sums, attributes, shape, dtype);
      }
    }
  }

  /** Values one below the other. */
  private stacked(values: readonly Value[]): Value {
    const rows = values.reduce((total, { shape }) => total + shape[0], 0);
    const now = values.map((value) => this.rewriter.nowOf(value));
    const shape = [rows, ...values[0].shape.slice(1)];
    return this.rewriter.builder.emit("Concat", now, { axis: 0 }, shape, values[0].dtype);
  }
}

/** An addition without broadcasting. */
function isAddition({ kind, inputs, outputs: [output] }: Operation): boolean {
  return (
    (kind === "Add" || kind === "AddN") &&
    output.dtype === "float32" &&
    inputs.every(({ shape }) => sameShape(shape, output.shape))
  );
}

/** Merges the sums over time that gradients of shared weights are. */
export function mergeSums(program: Program): Program {
  return new SumMerger(program).run();
}
