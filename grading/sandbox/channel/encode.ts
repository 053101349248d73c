import { ByteWriter } from "./byteWriter";
import {
  Budget,
  CodecError,
  type CodecLimits,
  codecLimits,
  forbiddenKeys,
  NdArray,
  type NumericArray,
  numericTypes,
  Tag,
} from "./codec";

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

  constructor(limits: CodecLimits) {
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
    if (value instanceof NdArray) return this.ndArray(value.shape, value.data);
    if (value instanceof Uint8Array) {
      this.writer.byte(Tag.Bytes);
      return this.writer.bytes(value);
    }
    if (ArrayBuffer.isView(value)) {
      const data = value as NumericArray;
      return this.ndArray([data.length], data);
    }
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

  private ndArray(shape: readonly number[], data: NumericArray): void {
    const dtype = numericTypes.findIndex((type) => data instanceof type);
    if (dtype < 0) throw this.noData(data);
    if (shape.length > 8 || shape.reduce((size, n) => size * n, 1) !== data.length) {
      throw new CodecError(
        `${this.place()} has ${data.length} elements, which is not the shape [${shape.join(", ")}]`,
      );
    }
    this.budget.spend(data.length, 0);
    this.writer.byte(Tag.NdArray);
    this.writer.byte(dtype);
    this.writer.byte(shape.length);
    for (const size of shape) this.writer.count(size);
    this.writer.bytes(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }
}

/**
 * The bytes of a plain value: null, undefined, boolean, number, string, bytes, typed array, {@link NdArray}, array or record.
 * @throws CodecError naming the place of what is not plain data, or the limit that is passed
 */
export function encode(value: unknown, limits = codecLimits): Buffer {
  const encoder = new Encoder(limits);
  encoder.value(value);
  return encoder.finish();
}
