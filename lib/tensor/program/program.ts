/** The data types that steps compute with. */
export type DType = "float32" | "int32" | "bool";

/** What a tensor's values lie in. */
export type Values = Float32Array | Int32Array | Uint8Array;

/** A tensor of a program: it is computed once, by one operation, or comes in as an input or a constant. */
export interface Value {
  readonly id: number;
  readonly shape: readonly number[];
  readonly dtype: DType;
}

/** What an operation is told besides its inputs: plain data. */
export type Attributes = Readonly<Record<string, unknown>>;

/** One operation: a kernel of TensorFlow.js as it was recorded, or a primitive after lowering. */
export interface Operation {
  readonly kind: string;
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
  readonly outputs: readonly Value[];
  /** Where it was called; its stack is made only when it is read. */
  readonly site?: Error;
}

/** A function of tensors as a list of operations, in an order in which they can run. */
export interface Program {
  readonly inputs: readonly Value[];
  readonly constants: ReadonlyMap<Value, Values>;
  readonly operations: readonly Operation[];
  readonly outputs: readonly Value[];
}

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Whether two shapes are the same. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
