import { CodecError } from "./codec";

const spareBytes = 16 * 1024;

/** The buffer that the last writer has left: most messages are small, and there are many. */
let spare: Buffer | undefined;

/** Bytes that grow up to a limit. Its DataView is quick from the first call on, when nothing is compiled yet. */
export class ByteWriter {
  private buffer: Buffer;
  private view: DataView;
  private length = 0;

  constructor(private readonly maxBytes: number) {
    this.buffer = spare ?? Buffer.allocUnsafeSlow(spareBytes);
    spare = undefined;
    this.view = new DataView(this.buffer.buffer);
  }

  /** Room for `count` more bytes; returns where they begin. */
  private reserve(count: number): number {
    const start = this.length;
    this.length += count;
    if (this.length > this.maxBytes) throw new CodecError(`larger than ${this.maxBytes} bytes`);
    if (this.length > this.buffer.length) {
      const size = Math.min(this.maxBytes, Math.max(this.length, 2 * this.buffer.length));
      const grown = Buffer.allocUnsafeSlow(size);
      this.buffer.copy(grown, 0, 0, start);
      this.buffer = grown;
      this.view = new DataView(grown.buffer);
    }
    return start;
  }

  byte(value: number): void {
    const at = this.reserve(1);
    this.buffer[at] = value;
  }

  count(value: number): void {
    const at = this.reserve(4);
    this.view.setUint32(at, value, true);
  }

  number(value: number): void {
    const at = this.reserve(8);
    this.view.setFloat64(at, value, true);
  }

  /** Numbers one after the other. @returns false at the first item that is none, a hole included */
  numbers(values: readonly unknown[]): boolean {
    const at = this.reserve(8 * values.length);
    const { view } = this;
    for (let i = 0; i < values.length; i++) {
      const value = values[i];
      if (typeof value !== "number") return false;
      view.setFloat64(at + 8 * i, value, true);
    }
    return true;
  }

  bytes(value: Uint8Array): void {
    this.count(value.length);
    const at = this.reserve(value.length);
    this.buffer.set(value, at);
  }

  text(value: string): void {
    const size = value.length > this.maxBytes ? Infinity : Buffer.byteLength(value, "utf8");
    if (size > this.maxBytes) throw new CodecError(`larger than ${this.maxBytes} bytes`);
    this.count(size);
    const at = this.reserve(size);
    this.buffer.write(value, at, size, "utf8");
  }

  /** Where the next byte goes. */
  mark(): number {
    return this.length;
  }

  /** Goes back to a mark. */
  reset(mark: number): void {
    this.length = mark;
  }

  finish(): Buffer {
    const { buffer, length } = this;
    if (buffer.length > spareBytes) return buffer.subarray(0, length);
    spare = buffer;
    return Buffer.from(buffer.subarray(0, length));
  }
}
