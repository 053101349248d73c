/** TensorFlow.js's types of numbers; false and true of "bool" are the bytes 0 and 1. */
export type DType = "float32" | "int32" | "bool";

/** In the order of their codes. */
export const dtypes: readonly DType[] = ["float32", "int32", "bool"];

/** The array that holds each type's numbers. */
export const arrayTypes = { float32: Float32Array, int32: Int32Array, bool: Uint8Array } as const;

/** The most axes that a tensor may have. */
export const ranksAtMost = 8;

/** A tensor as plain data: so it crosses the channel, and so a check sees and gives it. */
export class TensorData {
  /** @param data row by row, as many as the shape says; shape [] is one number */
  constructor(
    readonly dtype: DType,
    readonly shape: readonly number[],
    readonly data: Float32Array | Int32Array | Uint8Array,
  ) {}
}

/** How many numbers a shape holds. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((size, n) => size * n, 1);

/** How many arrays and numbers a shape holds in rows: a shape with no numbers may still have billions of empty rows. */
export const rowsOf = (shape: readonly number[]): number =>
  shape.reduce((size, n) => size * Math.max(1, n), 1);

/** What stands for tensors in a process that has TensorFlow.js. */
export interface TensorForm {
  /** The data of a tensor; undefined for what is none. @throws CodecError for one that is disposed of or holds no numbers */
  read(value: object): TensorData | undefined;
  /** A new tensor, which belongs to the caller. */
  make(data: TensorData): object;
}
