/** What is asked of a TensorFlow.js tensor here, without importing TensorFlow.js. */
export interface TensorLike {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly isDisposed?: boolean;
  dataSync(): ArrayLike<number> | readonly string[];
}

/** A tensor that training changes. */
export interface VariableLike extends TensorLike {
  readonly name: string;
  readonly trainable: boolean;
}

/** Whether a value is a tensor, or anything that looks and reads like one. */
export function isTensor(value: unknown): value is TensorLike {
  if (typeof value !== "object" || value === null) return false;
  const { shape, dtype, dataSync } = value as Record<string, unknown>;
  return (
    typeof dataSync === "function" &&
    typeof dtype === "string" &&
    Array.isArray(shape) &&
    shape.every((size) => typeof size === "number")
  );
}

/** Whether a tensor is a variable. */
export function isVariable(tensor: TensorLike): tensor is VariableLike {
  const { trainable, name } = tensor as Partial<VariableLike>;
  return typeof trainable === "boolean" && typeof name === "string";
}

/** What a tensor is, in one line: `Tensor [3, 4] float32`. */
export function tensorHeading(tensor: TensorLike): string {
  const kind = isVariable(tensor) ? `Variable ${JSON.stringify(tensor.name)}` : "Tensor";
  const fixed = isVariable(tensor) && !tensor.trainable ? ", not trainable" : "";
  return `${kind} [${tensor.shape.join(", ")}] ${tensor.dtype}${fixed}${tensor.isDisposed ? ", disposed" : ""}`;
}
