/** A number, nested arrays of numbers, or a record of these. */
export type Numbers = number | readonly Numbers[] | { readonly [field: string]: Numbers };

/** An array whose elements are numbers by construction. */
export type TypedNumbers = ArrayBufferView & ArrayLike<number>;

export const isTyped = (value: unknown): value is TypedNumbers =>
  ArrayBuffer.isView(value) && !(value instanceof DataView);

/** An array of plain numbers for a typed array; every other value as it is. */
export const plain = (value: unknown): unknown => (isTyped(value) ? Array.from(value, Number) : value);
