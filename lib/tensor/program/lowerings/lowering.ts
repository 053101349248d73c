import type { Builder } from "../builder";
import type { Attributes, Operation, Value } from "../program";

/** Writes one recorded kernel in primitives; gives one value for each of its results. */
export type Lowering = (builder: Builder, operation: Operation) => Value | Value[];

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
export function primitive(
  kind: string,
  attributes: (operation: Operation) => Attributes = () => ({}),
): Lowering {
  return (builder, operation) => {
    const [output] = operation.outputs;
    const { inputs, site } = operation;
    return builder.emit(kind, inputs, attributes(operation), output.shape, output.dtype, site);
  };
}
