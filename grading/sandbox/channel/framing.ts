import { readSync, writeSync } from "node:fs";

/** The largest message, in bytes. */
export const maxFrame = 16 * 1024 * 1024;

/** Bytes on the channel that are no frame. */
export class FrameError extends Error {
  override name = "FrameError";
}

/** A message with its length before it (4 bytes, little-endian). */
export function frame(payload: Buffer): Buffer {
  if (payload.length > maxFrame) throw new FrameError(`a message must have at most ${maxFrame} bytes`);
  const framed = Buffer.allocUnsafe(4 + payload.length);
  framed.writeUInt32LE(payload.length, 0);
  payload.copy(framed, 4);
  return framed;
}

/** Cuts a stream of bytes, which comes in pieces of any size, into messages. */
export class FrameReader {
  private chunks: Buffer[] = [];
  private available = 0;

  /**
   * Takes the next piece of the stream; returns the messages that it completes.
   * @throws FrameError if a message announces more than {@link maxFrame} bytes
   */
  push(chunk: Buffer): Buffer[] {
    this.chunks.push(chunk);
    this.available += chunk.length;
    const messages: Buffer[] = [];
    for (let message = this.next(); message; message = this.next()) messages.push(message);
    return messages;
  }

  private next(): Buffer | undefined {
    if (this.available < 4) return undefined;
    if (this.chunks[0].length < 4) this.join();
    const length = this.chunks[0].readUInt32LE(0);
    if (length > maxFrame) throw new FrameError(`a message of ${length} bytes`);
    if (this.available < 4 + length) return undefined;
    this.join();
    const all = this.chunks[0];
    this.available -= 4 + length;
    this.chunks = this.available ? [all.subarray(4 + length)] : [];
    return all.subarray(4, 4 + length);
  }

  private join(): void {
    if (this.chunks.length > 1) this.chunks = [Buffer.concat(this.chunks, this.available)];
  }
}

function readExactly(fd: number, length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length;) {
    const count = readSync(fd, bytes, filled, length - filled, null);
    if (count === 0) return undefined;
    filled += count;
  }
  return bytes;
}

/** Waits for one message on a blocking descriptor; nothing at its end. */
export function readFrameSync(fd: number): Buffer | undefined {
  const head = readExactly(fd, 4);
  if (!head) return undefined;
  const length = head.readUInt32LE(0);
  if (length > maxFrame) throw new FrameError(`a message of ${length} bytes`);
  return readExactly(fd, length);
}

/** Writes one message to a blocking descriptor. */
export function writeFrameSync(fd: number, payload: Buffer): void {
  const framed = frame(payload);
  for (let written = 0; written < framed.length;) written += writeSync(fd, framed, written);
}
