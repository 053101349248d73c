import type { PrimitiveAttributes, PrimitiveKind } from "./primitives";
import {
  type DType,
  type Operation,
  type Program,
  sameShape,
  sizeOf,
  type Value,
  type Values,
} from "./program";

/** Constants of one value and more elements than this are made where they are needed, not stored. */
const smallConstant = 16;

const arrayOf = (dtype: DType, numbers: readonly number[]): Values =>
  dtype === "float32"
    ? Float32Array.from(numbers)
    : dtype === "int32"
      ? Int32Array.from(numbers)
      : Uint8Array.from(numbers);

/** Builds a program operation by operation; what is asked for twice is computed once. */
export class Builder {
  readonly constants = new Map<Value, Values>();
  private readonly operations: Operation[] = [];
  private readonly known = new Map<string, readonly Value[]>();
  private readonly makers = new Map<Value, Operation>();
  private ids = 0;

  /** A value that comes in or that the caller computes itself. */
  newValue(shape: readonly number[], dtype: DType): Value {
    return { id: this.ids++, shape: [...shape], dtype };
  }

  /** The operation that computes a value; undefined for inputs and constants. */
  makerOf(value: Value): Operation | undefined {
    return this.makers.get(value);
  }

  /** Adds an operation with one result. */
  emit<K extends PrimitiveKind>(
    kind: K,
    inputs: readonly Value[],
    attributes: PrimitiveAttributes[K],
    shape: readonly number[],
    dtype: DType,
    site?: Error,
  ): Value {
    const key = `${kind} ${inputs.map(({ id }) => id).join()} ${JSON.stringify(attributes)} ${dtype} ${shape.join()}`;
    const known = this.known.get(key);
    if (known) return known[0];
    const outputs = [this.newValue(shape, dtype)];
    // TypeScript does not see that an operation of some kind K is one of all kinds.
    const operation = { kind, inputs, attributes, outputs, site } as Operation;
    this.operations.push(operation);
    this.known.set(key, outputs);
    this.makers.set(outputs[0], operation);
    return outputs[0];
  }

  /** A constant tensor; one that holds a single value throughout is not stored. */
  constant(values: Values, shape: readonly number[], dtype: DType): Value {
    const isUniform = values.length > smallConstant && values.every((x) => x === values[0]);
    if (isUniform) return this.fill(values[0], shape, dtype);
    const key =
      values.length <= smallConstant
        ? `constant ${dtype} ${shape.join()} ${Array.from(values).join()}`
        : null;
    // -0 would pass for 0.
    const known = key && !values.some((x) => Object.is(x, -0)) ? this.known.get(key) : undefined;
    if (known) return known[0];
    const value = this.newValue(shape, dtype);
    this.constants.set(value, values);
    if (key) this.known.set(key, [value]);
    return value;
  }

  /** A constant number. */
  scalar(x: number, dtype: DType = "float32"): Value {
    return this.constant(arrayOf(dtype, [x]), [], dtype);
  }

  /** A tensor that holds one number throughout. */
  fill(x: number, shape: readonly number[], dtype: DType): Value {
    if (sizeOf(shape) <= smallConstant)
      return this.constant(arrayOf(dtype, Array(sizeOf(shape)).fill(x)), shape, dtype);
    return this.emit("Fill", [], { value: x }, shape, dtype);
  }

  /** The same elements in another shape. */
  reshape(x: Value, shape: readonly number[]): Value {
    if (sameShape(x.shape, shape)) return x;
    const maker = this.makerOf(x);
    if (maker?.kind === "Reshape") return this.reshape(maker.inputs[0], shape);
    if (maker?.kind === "Fill") return this.fill(maker.attributes.value, shape, x.dtype);
    const values = this.constants.get(x);
    if (values && values.length <= smallConstant) return this.constant(values, shape, x.dtype);
    return this.emit("Reshape", [x], {}, shape, x.dtype);
  }

  /** The same elements in another data type. */
  cast(x: Value, dtype: DType): Value {
    if (x.dtype === dtype) return x;
    return this.emit("Cast", [x], {}, x.shape, dtype);
  }

  /** The axes in another order. */
  transpose(x: Value, perm: readonly number[]): Value {
    if (perm.every((axis, i) => axis === i)) return x;
    const maker = this.makerOf(x);
    if (maker?.kind === "Transpose") {
      const inner = maker.attributes.perm;
      return this.transpose(
        maker.inputs[0],
        perm.map((axis) => inner[axis]),
      );
    }
    return this.emit(
      "Transpose",
      [x],
      { perm },
      perm.map((axis) => x.shape[axis]),
      x.dtype,
    );
  }

  /** A part of a tensor from `begin`, as large as `size`. */
  slice(x: Value, begin: readonly number[], size: readonly number[]): Value {
    if (sameShape(x.shape, size)) return x;
    return this.emit("Slice", [x], { begin, size }, size, x.dtype);
  }

  /** A tensor with zeros around it, so many before and after it along each axis. */
  pad(x: Value, paddings: readonly (readonly number[])[]): Value {
    if (paddings.flat().every((size) => size === 0)) return x;
    const shape = x.shape.map((size, axis) => size + paddings[axis][0] + paddings[axis][1]);
    return this.emit("Pad", [x], { paddings, value: 0 }, shape, x.dtype);
  }

  /** The product of two matrices. */
  product(a: Value, b: Value, transposeA = false, transposeB = false): Value {
    const rows = a.shape[transposeA ? 1 : 0];
    const columns = b.shape[transposeB ? 0 : 1];
    return this.emit("MatMul", [a, b], { transposeA, transposeB }, [rows, columns], a.dtype);
  }

  /** The program of what was built, without what no result needs. */
  finish(inputs: readonly Value[], outputs: readonly Value[]): Program {
    return dropUnused({ inputs, constants: this.constants, operations: this.operations, outputs });
  }
}

/** A program without the operations and constants on which no result depends. */
export function dropUnused({ inputs, constants, operations, outputs }: Program): Program {
  const needed = new Set(outputs);
  const kept: Operation[] = [];
  for (const operation of [...operations].reverse()) {
    if (!operation.outputs.some((output) => needed.has(output))) continue;
    operation.inputs.forEach((input) => needed.add(input));
    kept.push(operation);
  }
  const used = new Map([...constants].filter(([value]) => needed.has(value)));
  return { inputs, constants: used, operations: kept.reverse(), outputs };
}
