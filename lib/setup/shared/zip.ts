import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { type FileHandle, mkdir, open } from "node:fs/promises";
import path from "node:path";
import { PassThrough, type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";

/** One file of a zip archive. */
export interface ZipEntry {
  name: string;
  /** Bytes of the file. */
  size: number;
  /** Bytes of it in the archive. */
  packed: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** Where its local header begins. */
  offset: number;
}

const END_SIZE = 22;
const LOCAL_SIZE = 30;
const CENTRAL_SIZE = 46;

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new RangeError("readZip: the archive is cut off");
  return buffer;
}

/** The end record, which may be followed by a comment. */
async function readEnd(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const length = Math.min(size, END_SIZE + 0xffff);
  const tail = await readAt(file, size - length, length);
  const at = tail.lastIndexOf(Buffer.from("PK\u0005\u0006"));
  if (at < 0 || at + END_SIZE > tail.length) throw new RangeError("readZip: this is no whole zip archive");
  return tail.subarray(at);
}

/**
 * The entries of a zip archive, folders left out, in the order of its directory. Archives below 4 GB only (no zip64).
 * @throws RangeError if it is no zip archive or is cut off
 * @see PKWARE's APPNOTE.TXT 6.3, sections 4.3.7, 4.3.12 and 4.3.16
 */
export async function readZip(archive: string): Promise<ZipEntry[]> {
  const file = await open(archive);
  try {
    const end = await readEnd(file);
    const directory = await readAt(file, end.readUInt32LE(16), end.readUInt32LE(12));
    const entries: ZipEntry[] = [];
    for (let at = 0; at + CENTRAL_SIZE <= directory.length;) {
      if (directory.readUInt32LE(at) !== 0x02014b50)
        throw new RangeError("readZip: the directory is damaged");
      const length = directory.readUInt16LE(at + 28);
      const name = directory.toString("utf8", at + CENTRAL_SIZE, at + CENTRAL_SIZE + length);
      const [packed, size] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24)];
      const [method, offset] = [directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 42)];
      if (!name.endsWith("/")) entries.push({ name, size, packed, method, offset });
      at += CENTRAL_SIZE + length + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    }
    return entries;
  } finally {
    await file.close();
  }
}

/** The content of an entry as it is unpacked. */
async function openEntry(
  archive: string,
  { offset, packed, method, name }: ZipEntry,
): Promise<[Readable, Transform]> {
  if (method !== 0 && method !== 8) throw new RangeError(`readZip: ${name} is packed by method ${method}`);
  const file = await open(archive);
  const header = await readAt(file, offset, LOCAL_SIZE).finally(() => file.close());
  const start = offset + LOCAL_SIZE + header.readUInt16LE(26) + header.readUInt16LE(28);
  const source =
    packed === 0 ? new PassThrough().end() : createReadStream(archive, { start, end: start + packed - 1 });
  return [source, method === 8 ? createInflateRaw({ chunkSize: 1 << 18 }) : new PassThrough()];
}

/** Passes bytes on and tells of them. */
const tap = (see: (chunk: Buffer) => void): Transform =>
  new Transform({
    transform(chunk: Buffer, _encoding, done) {
      see(chunk);
      done(null, chunk);
    },
  });

/**
 * Unpacks an entry into a file without holding it in memory.
 * @param onBytes is told the size of each piece
 * @returns the sha256 of what was written, in hexadecimal
 * @throws RangeError if its size is not what the directory says
 */
export async function extractEntry(
  archive: string,
  entry: ZipEntry,
  target: string,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<string> {
  await mkdir(path.dirname(target), { recursive: true });
  const hash = createHash("sha256");
  let size = 0;
  const see = tap((chunk) => {
    hash.update(chunk);
    size += chunk.length;
    onBytes(chunk.length);
  });
  await pipeline([...(await openEntry(archive, entry)), see, createWriteStream(target)]);
  if (size !== entry.size)
    throw new RangeError(`readZip: ${entry.name} has ${size} bytes instead of ${entry.size}`);
  return hash.digest("hex");
}

/** The content of a small entry as text. */
export async function readEntry(archive: string, entry: ZipEntry): Promise<string> {
  const chunks: Buffer[] = [];
  const [source, unpack] = await openEntry(archive, entry);
  for await (const chunk of source.pipe(unpack)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}
