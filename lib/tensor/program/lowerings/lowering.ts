import type { Builder } from "../builder";
import type { BareKind, PrimitiveAttributes, PrimitiveKind } from "../primitives";
import type { RecordedKernel, Value } from "../program";

/** Writes one recorded kernel in primitives; gives one value for each of its results. */
export type Lowering = (builder: Builder, kernel: RecordedKernel) => Value | Value[];

/** Lowerings by the kernel's name. */
export type Lowerings = Readonly<Record<string, Lowering>>;

/** Axes as non-negative numbers in rising order, all of them where none is named. */
export function axesOf(given: unknown, rank: number): number[] {
  if (given === null || given === undefined) return Array.from({ length: rank }, (_, axis) => axis);
  return [given as number | number[]]
    .flat()
    .map((axis) => (axis < 0 ? axis + rank : axis))
    .sort((a, b) => a - b);
}

/** One axis as a non-negative number. */
export const axisOf = (given: unknown, rank: number): number => {
  const [axis] = [given as number | number[]].flat();
  return axis < 0 ? axis + rank : axis;
};

/** A lowering to one primitive with the same inputs and the recorded result's shape and type. */
export function primitive<K extends PrimitiveKind>(
  kind: K,
  attributes: (kernel: RecordedKernel) => PrimitiveAttributes[K],
): Lowering {
  return (builder, kernel) => {
    const [output] = kernel.outputs;
    const { inputs, site } = kernel;
    return builder.emit(kind, inputs, attributes(kernel), output.shape, output.dtype, site);
  };
}

/** The same to a primitive without attributes. */
export const bare = (kind: BareKind): Lowering => primitive(kind, () => ({}));
