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
  tensors: Record<string, Pick<StoredTensor, "dtype" | "shape">>;
}

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
      fail(`${file}: files["${name}"] must have a sha256 of 64 digits, and tensors with dtype and shape`);
  return manifest as Manifest;
}

/**
 * Loads a file of a data set, `train.safetensors` or zipped `train.safetensors.gz`, if it is the one that the manifest describes.
 * @param folder `datasetFolder("emoji-faces")`
 * @returns the arrays by name, as the manifest says
 * @throws RangeError if the manifest, the file's sha256, or what is in it is not as it must be; it says how to get the right file
 */
export function loadDataset(folder: string, file: string): Map<string, StoredTensor> {
  const { files } = readManifest(folder);
  if (!Object.hasOwn(files, file))
    fail(`file must be one of ${Object.keys(files).join(", ")}, got ${JSON.stringify(file)}`);
  const place = path.join(folder, file);
  const remedy = `take it from the repository again, or run ${path.join(folder, "generate.ts")}`;
  if (!existsSync(place)) fail(`${place} is in the manifest but not there; ${remedy}`);
  const bytes = readFileSync(place);
  const { sha256: expected, tensors: described } = files[file];
  const got = sha256(bytes);
  if (got !== expected)
    fail(`${place} must have the sha256 ${expected.slice(0, 12)}…, got ${got.slice(0, 12)}…; ${remedy}`);
  const tensors = decode(isZipped(file) ? gunzipSync(bytes) : bytes);
  assertDescribed(place, tensors, described);
  return tensors;
}

/** Throws unless the tensors are those that the manifest names. */
function assertDescribed(
  place: string,
  tensors: ReadonlyMap<string, StoredTensor>,
  described: ManifestEntry["tensors"],
): void {
  const describe = (tensor?: ManifestEntry["tensors"][string]) =>
    tensor ? `${tensor.dtype} [${tensor.shape.join(", ")}]` : "nothing";
  for (const name of new Set([...Object.keys(described), ...tensors.keys()])) {
    const wanted = describe(Object.hasOwn(described, name) ? described[name] : undefined);
    const got = describe(tensors.get(name));
    if (got !== wanted) fail(`${place}: ${name} must be ${wanted} as in the manifest, got ${got}`);
  }
}

/**
 * Writes the files of a data set, then the manifest that describes them: what its `generate.ts` ends with.
 * @param files arrays by name for each file; one whose name ends in .gz is zipped
 * @param about what else the manifest says: the source, the seed, the licence
 * @throws RangeError for a file's name that is not one of safetensors; what `encodeTensors` throws
 */
export function saveDataset(
  folder: string,
  files: Readonly<Record<string, ReadonlyMap<string, StoredTensor>>>,
  about: Readonly<Record<string, unknown>> = {},
): void {
  const entries = Object.entries(files).map(([file, tensors]): [string, ManifestEntry] => {
    if (!/^[\w-]+\.safetensors(\.gz)?$/.test(file))
      throw new RangeError(
        `saveDataset: a file must be called *.safetensors or *.safetensors.gz, got ${file}`,
      );
    const plain = encodeTensors(tensors);
    const bytes = isZipped(file) ? gzipSync(plain, { level: 9 }) : plain;
    replaceFile(path.join(folder, file), bytes);
    const kinds = [...tensors].map(([name, { dtype, shape }]) => [name, { dtype, shape }]);
    return [file, { sha256: sha256(bytes), tensors: Object.fromEntries(kinds) }];
  });
  const manifest = { ...about, files: Object.fromEntries(entries) };
  replaceFile(path.join(folder, manifestName), Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`));
}
