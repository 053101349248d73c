import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { replaceFile } from "./replaceFile";
import { decode, encodeTensors, type StoredTensor } from "./safetensors";

/** What a data set's `manifest.json` says of one of its files. */
export interface ManifestEntry {
  /** Of the file as it lies on the disk, 64 hexadecimal digits. */
  sha256: string;
  /** Of a file of tensors. */
  tensors?: Record<string, Pick<StoredTensor, "dtype" | "shape">>;
}

/** What is in the files of a data set by their names: arrays by name in one that is called *.safetensors or *.safetensors.gz,
 *  bytes in one that is called *.json. */
export type DatasetFiles = Readonly<Record<string, ReadonlyMap<string, StoredTensor> | Uint8Array>>;

/** `manifest.json`: the files, and whatever else there is to say of the data: where they come from, the seed, the licence. */
export interface Manifest {
  files: Record<string, ManifestEntry>;
  [key: string]: unknown;
}

const manifestName = "manifest.json";
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const isZipped = (file: string): boolean => file.endsWith(".gz");

function fail(rule: string): never {
  throw new RangeError(`loadDataset: ${rule}`);
}

const isRecord = (x: unknown): x is Record<string, unknown> =>
  typeof x === "object" && x !== null && !Array.isArray(x);

function isEntry(x: unknown): x is ManifestEntry {
  if (!isRecord(x) || typeof x.sha256 !== "string" || !/^[0-9a-f]{64}$/.test(x.sha256)) return false;
  if (x.tensors === undefined) return true;
  return (
    isRecord(x.tensors) &&
    Object.values(x.tensors).every(
      (tensor) => isRecord(tensor) && typeof tensor.dtype === "string" && Array.isArray(tensor.shape),
    )
  );
}

/** The folder `datasets/<name>` of this repository: the nearest one above this file.
 *  @throws RangeError if there is none, or the name is not one of a data set */
export function datasetFolder(name: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
    throw new RangeError(`datasetFolder: name must be like "emoji-faces", got ${JSON.stringify(name)}`);
  for (let above = __dirname; ; above = path.dirname(above)) {
    const folder = path.join(above, "datasets", name);
    if (existsSync(path.join(folder, manifestName))) return folder;
    if (path.dirname(above) === above)
      throw new RangeError(
        `datasetFolder: no folder above ${__dirname} has datasets/${name}/${manifestName}`,
      );
  }
}

/** The manifest of a folder. @throws RangeError that says what is wrong with it */
export function readManifest(folder: string): Manifest {
  const file = path.join(folder, manifestName);
  if (!existsSync(file)) fail(`there must be a manifest, got no ${file}`);
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    fail(`${file} must be JSON, got ${error.message}`);
  }
  if (!isRecord(manifest) || !isRecord(manifest.files)) fail(`${file} must have an object "files"`);
  for (const [name, entry] of Object.entries(manifest.files))
    if (!isEntry(entry))
      fail(
        `${file}: files["${name}"] must have a sha256 of 64 digits, and tensors, if any, with dtype and shape`,
      );
  return manifest as Manifest;
}

/**
 * The bytes of a data set's file, unzipped if its name ends in .gz, if it is the one that the manifest describes.
 * @param folder `datasetFolder("emoji-faces")`
 * @throws RangeError if the manifest or the file's sha256 is not as it must be; it says how to get the right file
 */
export function readDatasetFile(folder: string, file: string): Uint8Array {
  const { files } = readManifest(folder);
  if (!Object.hasOwn(files, file))
    fail(`file must be one of ${Object.keys(files).join(", ")}, got ${JSON.stringify(file)}`);
  const place = path.join(folder, file);
  const remedy = `take it from the repository again, or run npm run datasets -- ${path.basename(folder)}`;
  if (!existsSync(place)) fail(`${place} is in the manifest but not there; ${remedy}`);
  const bytes = readFileSync(place);
  const [expected, got] = [files[file].sha256, sha256(bytes)];
  if (got !== expected)
    fail(`${place} must have the sha256 ${expected.slice(0, 12)}…, got ${got.slice(0, 12)}…; ${remedy}`);
  return isZipped(file) ? gunzipSync(bytes) : bytes;
}

/**
 * Loads a file of a data set, `train.safetensors` or zipped `train.safetensors.gz`.
 * @param folder `datasetFolder("emoji-faces")`
 * @returns the arrays by name, as the manifest says
 * @throws what `readDatasetFile` throws; RangeError if what is in the file is not what the manifest says
 */
export function loadDataset(folder: string, file: string): Map<string, StoredTensor> {
  const tensors = decode(readDatasetFile(folder, file));
  assertDescribed(path.join(folder, file), tensors, readManifest(folder).files[file].tensors ?? {});
  return tensors;
}

/** Throws unless the tensors are those that the manifest names. */
function assertDescribed(
  place: string,
  tensors: ReadonlyMap<string, StoredTensor>,
  described: NonNullable<ManifestEntry["tensors"]>,
): void {
  const describe = (tensor?: Pick<StoredTensor, "dtype" | "shape">) =>
    tensor ? `${tensor.dtype} [${tensor.shape.join(", ")}]` : "nothing";
  for (const name of new Set([...Object.keys(described), ...tensors.keys()])) {
    const wanted = describe(Object.hasOwn(described, name) ? described[name] : undefined);
    const got = describe(tensors.get(name));
    if (got !== wanted) fail(`${place}: ${name} must be ${wanted} as in the manifest, got ${got}`);
  }
}

/** The bytes of a file before it is zipped. @throws RangeError for a name that does not say what is in it */
export function contentOf(file: string, content: DatasetFiles[string]): Uint8Array {
  const isBytes = content instanceof Uint8Array;
  if (!(isBytes ? /^[\w-]+\.json$/ : /^[\w-]+\.safetensors(\.gz)?$/).test(file))
    throw new RangeError(
      `saveDataset: a file must be called ${isBytes ? "*.json" : "*.safetensors or *.safetensors.gz"}, got ${file}`,
    );
  return isBytes ? content : encodeTensors(content);
}

/** The file as it is to lie on the disk. One that is there and holds the same stays: another version of zlib would zip it otherwise. */
function packed(place: string, plain: Uint8Array): Uint8Array {
  if (!isZipped(place)) return plain;
  const old = existsSync(place) ? readFileSync(place) : undefined;
  try {
    if (old && gunzipSync(old).equals(plain)) return old;
  } catch {
    // a damaged file is written anew
  }
  return gzipSync(plain, { level: 9 });
}

/**
 * Writes the files of a data set, then the manifest that describes them.
 * @param about what else the manifest says: the source, the seed, the licence
 * @throws what `contentOf` and `encodeTensors` throw
 */
export function saveDataset(
  folder: string,
  files: DatasetFiles,
  about: Readonly<Record<string, unknown>> = {},
): void {
  const entries = Object.entries(files).map(([file, content]): [string, ManifestEntry] => {
    const place = path.join(folder, file);
    const bytes = packed(place, contentOf(file, content));
    replaceFile(place, bytes);
    const entry = { sha256: sha256(bytes) };
    if (content instanceof Uint8Array) return [file, entry];
    const kinds = [...content].map(([name, { dtype, shape }]) => [name, { dtype, shape }]);
    return [file, { ...entry, tensors: Object.fromEntries(kinds) }];
  });
  const manifest = { ...about, files: Object.fromEntries(entries) };
  replaceFile(path.join(folder, manifestName), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}
