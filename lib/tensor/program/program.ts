import type { PrimitiveAttributes, PrimitiveKind } from "./primitives";

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

/** A line of a program: what is computed of what. */
interface Call<Kind, Attributes> {
  readonly kind: Kind;
  readonly inputs: readonly Value[];
  readonly attributes: Attributes;
  readonly outputs: readonly Value[];
  /** Where it was called; its stack is made only when it is read. */
  readonly site?: Error;
}

/** What a kernel of TensorFlow.js is told besides its inputs: plain data, under its names. */
export type KernelAttributes = Readonly<Record<string, unknown>>;

/** A kernel of TensorFlow.js as it was recorded. */
export type RecordedKernel = Call<string, KernelAttributes>;

/** A primitive, into which lowering turns kernels: one of any kind, or of those that are named. */
export type Operation<K extends PrimitiveKind = PrimitiveKind> = {
  [Kind in K]: Call<Kind, PrimitiveAttributes[Kind]>;
}[K];

interface ProgramOf<Line> {
  readonly inputs: readonly Value[];
  readonly constants: ReadonlyMap<Value, Values>;
  readonly operations: readonly Line[];
  readonly outputs: readonly Value[];
}

/** A function of tensors as a list of primitives, in an order in which they can run. */
export type Program = ProgramOf<Operation>;

/** The same in kernels of TensorFlow.js, as they were recorded. */
export type RecordedProgram = ProgramOf<RecordedKernel>;

/** The number of elements of a shape. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** Whether two shapes are the same. */
export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
