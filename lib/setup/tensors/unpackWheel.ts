import path from "node:path";
import type { Entry } from "yauzl";
import { meter, type Reporter } from "../shared/reporter";
import { SetupError } from "../shared/setupError";
import { extractEntry, readEntry, withZip, type Zip, ZipError } from "../shared/zip";

const LIBRARY = /^tensorflow\/(libtensorflow_(?:cc|framework)\.(?:so\.2|2\.dylib))$/;
/** The C API and what it includes: about a hundred of thirteen thousand headers. */
const HEADER = /^tensorflow\/(include\/(?:[\w.-]+\/)*(?:c\/(?:[\w.-]+\/)*[\w.-]+|ctstring\w*)\.h)$/;

/** Where a file of the wheel goes, relative to the build; null for what is not needed. */
export function placeOf(name: string): string | null {
  const library = LIBRARY.exec(name)?.[1];
  if (library) return `deps/lib/${library}`;
  const header = HEADER.exec(name)?.[1];
  return header && !header.includes("..") ? `deps/${header}` : null;
}

/** The sha256 of the wheel's files by its own list: lines `path,sha256=<base64url>,bytes`.
 *  @returns path → hexadecimal */
export function readRecord(text: string): Map<string, string> {
  const lines = text.matchAll(/^([^,"\n]+),sha256=([\w-]+),\d*\r?$/gm);
  return new Map(
    [...lines].map(([, name, sum]) => [
      name as string,
      Buffer.from(sum as string, "base64url").toString("hex"),
    ]),
  );
}

interface Wanted {
  entry: Entry;
  place: string;
}

/** What of a wheel is needed. */
function choose(entries: readonly Entry[], wheel: string): Wanted[] {
  const wanted = entries.flatMap((entry) => {
    const place = placeOf(entry.fileName);
    return place === null ? [] : [{ entry, place }];
  });
  const libraries = wanted.filter(({ place }) => place.startsWith("deps/lib/"));
  if (libraries.length === 2 && wanted.some(({ place }) => place.endsWith("/tensorflow/c/c_api.h")))
    return wanted;
  throw new SetupError(`${wheel} does not hold TensorFlow's C library and its headers.`);
}

/** Unpacks what is wanted, each file checked against the wheel's own list of sums. */
async function unpack(zip: Zip, wanted: Wanted[], target: string, reporter: Reporter): Promise<void> {
  const record = zip.entries.find(({ fileName }) => /^[^/]+\.dist-info\/RECORD$/.test(fileName));
  const sums = readRecord(record ? await readEntry(zip, record) : "");
  const total = wanted.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
  const report = meter(reporter, "unpacking", total);
  let done = 0;
  for (const { entry, place } of wanted) {
    const sum = await extractEntry(zip, entry, path.join(target, place), (n) => report((done += n)));
    if (sum !== sums.get(entry.fileName))
      throw new ZipError(`the sum of ${entry.fileName} is not the listed one`);
  }
}

/**
 * Unpacks the two libraries and the headers of the C API.
 * @param target the build's folder, which gets `deps/lib` and `deps/include`
 * @throws SetupError if the wheel is damaged or holds something else
 */
export async function unpackWheel(wheel: string, target: string, reporter: Reporter): Promise<void> {
  try {
    await withZip(wheel, (zip) => unpack(zip, choose(zip.entries, wheel), target, reporter));
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    throw new SetupError(`${wheel} is damaged (${error.message}). Delete it, then run the command again.`);
  }
}
