import { type Shaped, shapeOf } from "lib/core/shape";
import { arrayTypes, type DType, sizeOf, TensorData } from "../sandbox/channel/tensorData";

export { TensorData };

/** A number, nested arrays of numbers, or a record of these. */
export type Numbers = number | readonly Numbers[] | { readonly [field: string]: Numbers };

/** An array whose elements are numbers by construction. */
export type TypedNumbers = ArrayBufferView & ArrayLike<number>;

export const isTyped = (value: unknown): value is TypedNumbers =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

/** The rows of numbers that a shape cuts from a list; one number for the shape []. */
function nested(data: ArrayLike<number>, shape: readonly number[], start = 0): Numbers {
  const [length, ...rest] = shape;
  if (length === undefined) return data[start];
  const size = sizeOf(rest);
  return Array.from({ length }, (_, i) => nested(data, rest, start + i * size));
}

/** Arrays of plain numbers for a typed array or a tensor's data, a number for a scalar; every other value as it is. */
export function plain(value: unknown): unknown {
  if (value instanceof TensorData) return nested(value.data, value.shape);
  return isTyped(value) ? Array.from(value, Number) : value;
}

/** A check's numbers as a tensor: its data, of which the student's function gets a tensor. @throws RangeError for ragged rows */
export function tensor(values: Numbers, dtype: DType = "float32"): TensorData {
  let shape: number[];
  try {
    shape = shapeOf(values as Shaped);
  } catch {
    throw new RangeError("tensor: values must be a number or arrays of equal lengths");
  }
  const flat = ([values] as unknown[]).flat(Infinity) as number[];
  return new TensorData(dtype, shape, arrayTypes[dtype].from(flat));
}
