import { Budget, CodecError, type CodecLimits, codecLimits, forbiddenKeys, numericTypes, Tag } from "./codec";
import { arrayTypes, dtypes, ranksAtMost, rowsOf, sizeOf, TensorData, type TensorForm } from "./tensorData";

/** A strict reader of hostile bytes: never allocates more than what the bytes at hand can fill. */
class Decoder {
  private at = 0;
  private readonly bytes: Buffer;
  private readonly view: DataView;
  private readonly budget: Budget;

  constructor(
    bytes: Uint8Array,
    limits: CodecLimits,
    private readonly prototype: object | null,
    private readonly tensors: TensorForm | undefined,
  ) {
    if (bytes.length > limits.bytes) throw new CodecError(`larger than ${limits.bytes} bytes`);
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.budget = new Budget(limits);
  }

  whole(): unknown {
    const value = this.value(1);
    if (this.at !== this.bytes.length) throw new CodecError("bytes after the end of the value");
    return value;
  }

  /** Skips `count` bytes that must be there; returns where they began. */
  private take(count: number): number {
    const start = this.at;
    if (count > this.bytes.length - start) throw new CodecError("the value ends too early");
    this.at += count;
    return start;
  }

  /** A number of items that take at least `size` bytes each. */
  private count(size: number): number {
    const count = this.view.getUint32(this.take(4), true);
    if (count * size > this.bytes.length - this.at) throw new CodecError("the value ends too early");
    return count;
  }

  private text(): string {
    const length = this.count(1);
    const start = this.take(length);
    return this.bytes.toString("utf8", start, start + length);
  }

  private value(depth: number): unknown {
    this.budget.spend(1, depth);
    const tag = this.bytes[this.take(1)] as Tag;
    switch (tag) {
      case Tag.Null:
        return null;
      case Tag.Undefined:
        return undefined;
      case Tag.False:
        return false;
      case Tag.True:
        return true;
      case Tag.Number:
        return this.view.getFloat64(this.take(8), true);
      case Tag.String:
        return this.text();
      case Tag.Bytes:
        return this.byteArray();
      case Tag.Typed:
        return this.typed();
      case Tag.Tensor:
        return this.tensor();
      case Tag.Array:
        return this.array(depth);
      case Tag.Numbers:
        return this.numbers(depth);
      case Tag.Object:
        return this.record(depth);
      default:
        throw new CodecError(`no value begins with the byte ${String(tag)}`);
    }
  }

  private byteArray(): Uint8Array {
    const length = this.count(1);
    const start = this.take(length);
    return Uint8Array.prototype.slice.call(this.bytes, start, start + length);
  }

  private typed(): unknown {
    const type = numericTypes[this.bytes[this.take(1)]];
    if (!type) throw new CodecError("unknown type of array");
    const bytes = this.byteArray();
    const size = bytes.length / type.BYTES_PER_ELEMENT;
    if (!Number.isInteger(size)) throw new CodecError("an array of half a number");
    this.budget.spend(size, 0);
    return new type(bytes.buffer as ArrayBuffer, 0, size); // aligned, since it is a copy
  }

  private tensor(): unknown {
    const dtype = dtypes[this.bytes[this.take(1)]];
    if (!dtype) throw new CodecError("unknown type of tensor");
    const rank = this.bytes[this.take(1)];
    if (rank > ranksAtMost) throw new CodecError(`a tensor of more than ${ranksAtMost} axes`);
    const shape = Array.from({ length: rank }, () => this.view.getUint32(this.take(4), true));
    const bytes = this.byteArray();
    const type = arrayTypes[dtype];
    const size = sizeOf(shape);
    if (size * type.BYTES_PER_ELEMENT !== bytes.length)
      throw new CodecError("a tensor whose size is not its shape's");
    this.budget.spend(rowsOf(shape), 0);
    if (dtype === "bool" && bytes.some((byte) => byte > 1)) throw new CodecError("a bool that is neither");
    const data = new TensorData(dtype, shape, new type(bytes.buffer as ArrayBuffer, 0, size));
    return this.tensors ? this.tensors.make(data) : data;
  }

  private array(depth: number): unknown[] {
    const length = this.count(1);
    const items: unknown[] = [];
    for (let i = 0; i < length; i++) items.push(this.value(depth + 1));
    return items;
  }

  private numbers(depth: number): number[] {
    const length = this.count(8);
    this.budget.spend(length, depth);
    const start = this.take(8 * length);
    const items = new Array<number>(length);
    for (let i = 0; i < length; i++) items[i] = this.view.getFloat64(start + 8 * i, true);
    return items;
  }

  private record(depth: number): object {
    const count = this.count(5);
    const record = Object.create(this.prototype) as Record<string, unknown>;
    for (let i = 0; i < count; i++) {
      const key = this.text();
      if (forbiddenKeys.has(key)) throw new CodecError(`a field named ${JSON.stringify(key)}`);
      if (Object.hasOwn(record, key)) throw new CodecError(`two fields named ${JSON.stringify(key)}`);
      record[key] = this.value(depth + 1);
    }
    return record;
  }
}

/**
 * The value of bytes that may be hostile. A typed array comes back as itself, a tensor as {@link TensorData} unless told.
 * @param prototype what records inherit from: nothing in the grader, Object.prototype where a student's code receives them
 * @param tensors what makes tensors, where a student's code receives them
 * @throws CodecError if the bytes are not exactly one value within the limits
 */
export function decode(
  bytes: Uint8Array,
  limits = codecLimits,
  prototype: object | null = null,
  tensors?: TensorForm,
): unknown {
  return new Decoder(bytes, limits, prototype, tensors).whole();
}
