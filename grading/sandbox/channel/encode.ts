import { ByteWriter } from "./byteWriter";
import {
  Budget,
  CodecError,
  type CodecLimits,
  codecLimits,
  forbiddenKeys,
  type NumericArray,
  numericTypes,
  Tag,
} from "./codec";
import { arrayTypes, dtypes, ranksAtMost, rowsOf, sizeOf, TensorData, type TensorForm } from "./tensorData";

const kindOf = (value: unknown): string => {
  if (typeof value !== "object") return `a ${typeof value}`;
  return `a ${Object.prototype.toString.call(value).slice(8, -1)}`;
};

/** The walk over one value. */
class Encoder {
  private readonly writer: ByteWriter;
  private readonly budget: Budget;
  /** The keys that lead to where it is, for errors. */
  private readonly keys: (number | string)[] = [];

  constructor(
    limits: CodecLimits,
    private readonly tensors: TensorForm | undefined,
  ) {
    this.writer = new ByteWriter(limits.bytes);
    this.budget = new Budget(limits);
  }

  finish(): Buffer {
    return this.writer.finish();
  }

  value(value: unknown): void {
    this.budget.spend(1, this.keys.length + 1);
    if (value === null) return this.writer.byte(Tag.Null);
    switch (typeof value) {
      case "undefined":
        return this.writer.byte(Tag.Undefined);
      case "boolean":
        return this.writer.byte(value ? Tag.True : Tag.False);
      case "number":
        this.writer.byte(Tag.Number);
        return this.writer.number(value);
      case "string":
        this.writer.byte(Tag.String);
        return this.writer.text(value);
      case "object":
        return this.object(value);
      default:
        throw this.noData(value);
    }
  }

  private noData(value: unknown): CodecError {
    return new CodecError(`${this.place()} is ${kindOf(value)}, which is not plain data`);
  }

  private place(): string {
    const path = this.keys.map((key) => (typeof key === "number" ? `[${key}]` : `.${key}`));
    return `the value${path.join("")}`;
  }

  private part(key: number | string, value: unknown): void {
    this.keys.push(key);
    this.value(value);
    this.keys.pop();
  }

  private object(value: object): void {
    if (Array.isArray(value)) return this.array(value);
    if (value instanceof TensorData) return this.tensor(value);
    if (value instanceof Uint8Array) {
      this.writer.byte(Tag.Bytes);
      return this.writer.bytes(value);
    }
    if (ArrayBuffer.isView(value)) return this.typed(value as NumericArray);
    const tensor = this.tensorIn(value);
    if (tensor) return this.tensor(tensor);
    const kind = Object.prototype.toString.call(value);
    if (kind !== "[object Object]") throw this.noData(value);
    this.record(value as Record<string, unknown>);
  }

  private array(value: unknown[]): void {
    const length = value.length;
    this.budget.spend(length, this.keys.length + 1);
    if (length > 0 && typeof value[0] === "number") {
      const start = this.writer.mark();
      this.writer.byte(Tag.Numbers);
      this.writer.count(length);
      if (this.writer.numbers(value)) return;
      this.writer.reset(start);
    }
    this.writer.byte(Tag.Array);
    this.writer.count(length);
    for (let i = 0; i < length; i++) this.part(i, value[i]);
  }

  private record(value: Record<string, unknown>): void {
    const keys = Object.keys(value);
    const bad = keys.find((key) => forbiddenKeys.has(key));
    if (bad !== undefined) throw new CodecError(`${this.place()} has a field named ${JSON.stringify(bad)}`);
    this.budget.spend(keys.length, this.keys.length + 1);
    this.writer.byte(Tag.Object);
    this.writer.count(keys.length);
    for (const key of keys) {
      this.writer.text(key);
      this.part(key, value[key]);
    }
  }

  private typed(data: NumericArray): void {
    const type = numericTypes.findIndex((known) => data instanceof known);
    if (type < 0) throw this.noData(data);
    this.budget.spend(data.length, 0);
    this.writer.byte(Tag.Typed);
    this.writer.byte(type);
    this.writer.bytes(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }

  /** @throws CodecError that says where the tensor is */
  private tensorIn(value: object): TensorData | undefined {
    try {
      return this.tensors?.read(value);
    } catch (error) {
      if (!(error instanceof CodecError)) throw error;
      throw new CodecError(`${this.place()} is ${error.message}`);
    }
  }

  private tensor({ dtype, shape, data }: TensorData): void {
    const code = dtypes.indexOf(dtype);
    if (!(data instanceof arrayTypes[dtype])) throw this.noData(data);
    if (shape.length > ranksAtMost || sizeOf(shape) !== data.length) {
      throw new CodecError(
        `${this.place()} has ${data.length} elements, which is not the shape [${shape.join(", ")}]`,
      );
    }
    this.budget.spend(rowsOf(shape), 0);
    this.writer.byte(Tag.Tensor);
    this.writer.byte(code);
    this.writer.byte(shape.length);
    for (const size of shape) this.writer.count(size);
    this.writer.bytes(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }
}

/**
 * The bytes of a plain value: null, undefined, boolean, number, string, bytes, typed array, {@link TensorData}, array or record.
 * @param tensors what reads tensors, where they may be among the value
 * @throws CodecError naming the place of what is not plain data, or the limit that is passed
 */
export function encode(value: unknown, limits = codecLimits, tensors?: TensorForm): Buffer {
  const encoder = new Encoder(limits, tensors);
  encoder.value(value);
  return encoder.finish();
}
