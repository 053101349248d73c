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

/** Bytes that grow up to a limit. */
class Writer {
  private buffer = Buffer.allocUnsafe(1024);
  private length = 0;

  constructor(private readonly maxBytes: number) {}

  /** Room for `count` more bytes; returns where they begin. */
  private reserve(count: number): number {
    const start = this.length;
    this.length += count;
    if (this.length > this.maxBytes) throw new CodecError(`larger than ${this.maxBytes} bytes`);
    if (this.length > this.buffer.length) {
      const grown = Buffer.allocUnsafe(
        Math.min(this.maxBytes, Math.max(this.length, 2 * this.buffer.length)),
      );
      this.buffer.copy(grown, 0, 0, start);
      this.buffer = grown;
    }
    return start;
  }

  byte(value: number): void {
    const at = this.reserve(1);
    this.buffer[at] = value;
  }

  count(value: number): void {
    const at = this.reserve(4);
    this.buffer.writeUInt32LE(value, at);
  }

  number(value: number): void {
    const at = this.reserve(8);
    this.buffer.writeDoubleLE(value, at);
  }

  bytes(value: Uint8Array): void {
    this.count(value.length);
    const at = this.reserve(value.length);
    this.buffer.set(value, at);
  }

  text(value: string): void {
    if (value.length > this.maxBytes) throw new CodecError(`larger than ${this.maxBytes} bytes`);
    this.bytes(Buffer.from(value, "utf8"));
  }

  finish(): Buffer {
    return this.buffer.subarray(0, this.length);
  }
}

const kindOf = (value: unknown): string => {
  if (typeof value !== "object") return `a ${typeof value}`;
  return `a ${Object.prototype.toString.call(value).slice(8, -1)}`;
};

/** The walk over one value; `path` names where it is, for errors. */
class Encoder {
  private readonly writer: Writer;
  private readonly budget: Budget;

  constructor(limits: CodecLimits) {
    this.writer = new Writer(limits.bytes);
    this.budget = new Budget(limits);
  }

  finish(): Buffer {
    return this.writer.finish();
  }

  value(value: unknown, depth: number, path: string): void {
    this.budget.spend(1, depth);
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
        return this.object(value, depth, path);
      default:
        throw new CodecError(`${path} is ${kindOf(value)}, which is not plain data`);
    }
  }

  private object(value: object, depth: number, path: string): void {
    if (Array.isArray(value)) return this.array(value, depth, path);
    if (value instanceof NdArray) return this.ndArray(value.shape, value.data, path);
    if (value instanceof Uint8Array) {
      this.writer.byte(Tag.Bytes);
      return this.writer.bytes(value);
    }
    if (ArrayBuffer.isView(value)) {
      const data = value as NumericArray;
      return this.ndArray([data.length], data, path);
    }
    const kind = Object.prototype.toString.call(value);
    if (kind !== "[object Object]")
      throw new CodecError(`${path} is ${kindOf(value)}, which is not plain data`);
    this.record(value as Record<string, unknown>, depth, path);
  }

  private array(value: unknown[], depth: number, path: string): void {
    const length = value.length;
    this.budget.spend(length, depth);
    if (length > 0 && value.every((item) => typeof item === "number") && !hasHoles(value)) {
      this.writer.byte(Tag.Numbers);
      this.writer.count(length);
      for (let i = 0; i < length; i++) this.writer.number(value[i] as number);
      return;
    }
    this.writer.byte(Tag.Array);
    this.writer.count(length);
    for (let i = 0; i < length; i++) this.value(value[i], depth + 1, `${path}[${i}]`);
  }

  private record(value: Record<string, unknown>, depth: number, path: string): void {
    const keys = Object.keys(value);
    const bad = keys.find((key) => forbiddenKeys.has(key));
    if (bad !== undefined) throw new CodecError(`${path} has a field named ${JSON.stringify(bad)}`);
    this.budget.spend(keys.length, depth);
    this.writer.byte(Tag.Object);
    this.writer.count(keys.length);
    for (const key of keys) {
      this.writer.text(key);
      this.value(value[key], depth + 1, `${path}.${key}`);
    }
  }

  private ndArray(shape: readonly number[], data: NumericArray, path: string): void {
    const dtype = numericTypes.findIndex((type) => data instanceof type);
    if (dtype < 0) throw new CodecError(`${path} is ${kindOf(data)}, which is not plain data`);
    if (shape.length > 8 || shape.reduce((size, n) => size * n, 1) !== data.length) {
      throw new CodecError(
        `${path} has ${data.length} elements, which is not the shape [${shape.join(", ")}]`,
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

function hasHoles(value: unknown[]): boolean {
  for (let i = 0; i < value.length; i++) if (!(i in value)) return true;
  return false;
}

/**
 * The bytes of a plain value: null, undefined, boolean, number, string, bytes, typed array, {@link NdArray}, array or record.
 * @throws CodecError naming the place of what is not plain data, or the limit that is passed
 */
export function encode(value: unknown, limits = codecLimits): Buffer {
  const encoder = new Encoder(limits);
  encoder.value(value, 1, "the value");
  return encoder.finish();
}
