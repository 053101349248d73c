import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { PassThrough, type Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createInflateRaw } from "node:zlib";
import { type Entry, openPromise, type ZipFile } from "yauzl";

/** What is wrong with a zip archive that is damaged, cut off or none. */
export class ZipError extends Error {
  override name = "ZipError";
}

/** An open zip archive. */
export interface Zip {
  file: ZipFile;
  /** Its files, in the order of its directory, without the folders. */
  entries: Entry[];
}

/** Tells what is wrong with the archive from what is wrong with the disk, which has a code of the system. */
function refuse(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException;
  throw code === undefined || code.startsWith("Z_") ? new ZipError(message) : error;
}

async function filesOf(file: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of file.eachEntry()) if (!entry.fileName.endsWith("/")) entries.push(entry);
  return entries;
}

/**
 * Opens a zip archive while `use` runs.
 * @throws ZipError if it is no zip archive, is cut off, or names a file outside of itself
 */
export async function withZip<T>(archive: string, use: (zip: Zip) => Promise<T>): Promise<T> {
  const file = await openPromise(archive, { autoClose: false }).catch(refuse);
  try {
    return await use({ file, entries: await filesOf(file).catch(refuse) });
  } finally {
    file.close();
  }
}

/** The content of an entry as it is unpacked: in pieces larger than yauzl's, which halves the time. */
async function openEntry({ file }: Zip, entry: Entry): Promise<[Readable, Transform]> {
  if (!entry.canDecodeFileData())
    throw new ZipError(`${entry.fileName} is encrypted or packed in another way`);
  const packed = await file.openReadStreamPromise(entry, { decodeFileData: false });
  return [
    packed,
    entry.compressionMethod === 8 ? createInflateRaw({ chunkSize: 1 << 18 }) : new PassThrough(),
  ];
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
 * @throws ZipError if its size is not what the directory says
 */
export async function extractEntry(
  zip: Zip,
  entry: Entry,
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
  const source = await openEntry(zip, entry).catch(refuse);
  await pipeline([...source, see, createWriteStream(target)]).catch(refuse);
  if (size !== entry.uncompressedSize)
    throw new ZipError(`${entry.fileName} has ${size} bytes instead of ${entry.uncompressedSize}`);
  return hash.digest("hex");
}

/** The content of a small entry as text. */
export async function readEntry(zip: Zip, entry: Entry): Promise<string> {
  const chunks: Buffer[] = [];
  const [source, unpack] = await openEntry(zip, entry).catch(refuse);
  await pipeline(source, unpack, tap((chunk) => void chunks.push(chunk)).resume()).catch(refuse);
  return Buffer.concat(chunks).toString("utf8");
}
