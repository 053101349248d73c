import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from "yauzl";
import { crc32 } from "./crc32";
import { type CollectLimits, type Found, isNotebook, isZip, type Scan, whyPassedOver } from "./found";

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

/** Names stay undecoded until each is looked at, so that one bad name costs one entry and not the zip. */
const openZip = (file: string): Promise<ZipFile> =>
  openPromise(file, { decodeStrings: false, autoClose: false });

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/** A symbolic link, by the type of file that Unix tools note. */
const isLink = ({ externalFileAttributes }: Entry): boolean =>
  ((externalFileAttributes >>> 16) & 0o170000) === 0o120000;

/** Why an entry cannot be taken, if it cannot. */
function whyNot(entry: Entry, name: string, { entryBytes }: CollectLimits): string | undefined {
  if (validateFileName(name) !== null) return "its name leads out of the zip file";
  if (isLink(entry)) return "a symbolic link; ask for the notebook itself";
  if (entry.isEncrypted()) return "encrypted; ask for it without a password";
  if (!entry.canDecodeFileData())
    return `packed by a method that is not known here (${entry.compressionMethod})`;
  if (entry.uncompressedSize > entryBytes)
    return `it has ${megabytes(entry.uncompressedSize)} and at most ${megabytes(entryBytes)} are read`;
  return undefined;
}

const nested = "a zip file in a zip file, which is not opened: unpack the outer one first";

/** One entry as something found, or not taken. */
class Listing {
  readonly scan: Scan = { found: [], notTaken: [], folders: new Set() };
  private readonly places = new Map<string, number>();
  private readonly passedOver = new Set<string>();

  constructor(
    private readonly file: string,
    private readonly at: string[],
    private readonly limits: CollectLimits,
  ) {}

  add(entry: Entry, index: number): void {
    const name = nameOf(entry);
    const parts = name.split("/").filter((part) => part !== "" && part !== ".");
    const path = [...this.at, ...parts];
    const problem = whyNot(entry, name, this.limits);
    if (problem !== undefined && !isNotebook(name)) return this.leave(path, problem);
    if (problem?.startsWith("its name")) return this.leave([...this.at, name], problem);
    if (parts.length > 1 || name.endsWith("/")) this.scan.folders.add(parts[0] ?? "");
    const odd = parts.findIndex((part) => whyPassedOver(part) !== undefined || part.startsWith("."));
    if (odd >= 0) return this.passOver(parts.slice(0, odd + 1));
    if (name.endsWith("/") || parts.length === 0) return;
    if (isZip(name)) return this.put({ path, problem: nested });
    const content = { zip: this.file, entry: index, bytes: entry.uncompressedSize };
    this.put({ path, ...(problem === undefined ? { content } : { problem }) });
  }

  /** Of two entries with one name the last one counts, as it does where a zip is unpacked. */
  private put(found: Found): void {
    const key = found.path.join("/");
    const before = this.places.get(key);
    if (before === undefined) this.places.set(key, this.scan.found.push(found) - 1);
    else {
      this.scan.found[before] = found;
      this.leave(found.path, "the zip file holds it more than once; the last one counts");
    }
  }

  private passOver(parts: string[]): void {
    const reason = whyPassedOver(parts.at(-1) as string);
    const path = [...this.at, ...parts].join("/");
    if (reason === undefined || this.passedOver.has(path)) return;
    this.passedOver.add(path);
    this.scan.notTaken.push({ path, reason });
  }

  leave(path: string[], reason: string): void {
    this.scan.notTaken.push({ path: path.join("/"), reason });
  }
}

/**
 * What a zip file holds, without unpacking anything.
 * @param at the names that lead to the file, its own included
 * @throws Error in words for people if it cannot be read as a zip file
 */
export async function listZip(file: string, at: string[], limits: CollectLimits): Promise<Scan> {
  let zip: ZipFile;
  try {
    zip = await openZip(file);
  } catch (error) {
    throw new Error(`the zip file cannot be read (${(error as Error).message})`);
  }
  const listing = new Listing(file, at, limits);
  try {
    if (zip.entryCount > limits.files)
      throw new Error(`it has ${zip.entryCount} entries and at most ${limits.files} are read`);
    let index = 0;
    for await (const entry of zip.eachEntry()) {
      if (index >= limits.files) throw new Error(`it has more than ${limits.files} entries`);
      listing.add(entry, index++);
    }
  } catch (error) {
    throw new Error(`the zip file cannot be read (${(error as Error).message})`);
  } finally {
    zip.close();
  }
  return listing.scan;
}

/** Writes an entry's bytes, and no more than it says that it has, to a new file. */
async function copy(zip: ZipFile, entry: Entry, to: string): Promise<void> {
  const stream = await zip.openReadStreamPromise(entry);
  const out = openSync(to, "wx", 0o600);
  let sum = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      for (let from = 0; from < chunk.length;) from += writeSync(out, chunk, from);
    }
  } finally {
    closeSync(out);
  }
  if (sum !== entry.crc32) throw new Error("its checksum does not fit: it was damaged on the way");
}

/**
 * Takes one entry out of a zip file, under a name of ours.
 * @param index its place among the entries
 * @throws Error in words for people; then there is no file
 */
export async function extractEntry(file: string, index: number, to: string): Promise<void> {
  const zip = await openZip(file);
  try {
    let at = 0;
    for await (const entry of zip.eachEntry()) if (at++ === index) return await copy(zip, entry, to);
    throw new Error("it is not there any more");
  } catch (error) {
    rmSync(to, { force: true });
    throw new Error(`it cannot be taken out of the zip file (${(error as Error).message})`);
  } finally {
    zip.close();
  }
}
