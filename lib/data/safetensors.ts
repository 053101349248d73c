import { leavesOf, pathsOf, type TensorTree } from "../tensor/records";
import { duplicateKey } from "../nn/duplicateKey";

/** A tensor as it lies in a file. */
export interface StoredTensor {
  dtype: "float32" | "int32" | "uint8" | "bool";
  shape: number[];
  data: Float32Array | Int32Array | Uint8Array;
}

/** The format's name for each data type, its bytes for each element, and what reads them; in the order of the file. */
const dtypes = {
  float32: { code: "F32", bytes: 4, array: Float32Array },
  int32: { code: "I32", bytes: 4, array: Int32Array },
  uint8: { code: "U8", bytes: 1, array: Uint8Array },
  bool: { code: "BOOL", bytes: 1, array: Uint8Array },
} as const;

const dtypeNames = Object.keys(dtypes) as StoredTensor["dtype"][];

/** The longest header that the format's own implementation reads, bytes. */
const longestHeader = 100_000_000;

/** The tensors of a record by their paths.
 *  @throws RangeError for a name that two tensors share */
export function tensorsOf(tree: TensorTree): Map<string, StoredTensor> {
  const names = pathsOf(tree);
  return new Map(
    leavesOf(tree).map((leaf, i) => {
      if (names.indexOf(names[i]) !== i)
        throw new RangeError(`safetensors.encode: the name ${names[i]} must be used once`);
      const { dtype, shape } = leaf;
      return [names[i], { dtype: dtype as StoredTensor["dtype"], shape, data: leaf.dataSync() }];
    }),
  );
}

/** Throws unless the format has such a name and data type, and the data fill the shape. */
function assertStorable(name: string, { dtype, shape, data }: StoredTensor): void {
  if (name === "__metadata__") throw new RangeError(`safetensors.encode: the name must not be ${name}`);
  if (!dtypeNames.includes(dtype))
    throw new TypeError(`safetensors.encode: ${name} must have dtype ${dtypeNames.join(", ")}, got ${dtype}`);
  const size = shape.reduce((product, length) => product * length, dtypes[dtype].bytes);
  if (data.byteLength !== size)
    throw new RangeError(
      `safetensors.encode: ${name} must have ${size} bytes for its shape [${shape.join(", ")}], got ${data.byteLength}`,
    );
}

/**
 * The tensors of a record in the safetensors format, named by their paths: `"actor.layers[0].kernel"`.
 * @param metadata texts to keep with them
 * @throws TypeError for a data type other than float32, int32 and bool, or metadata that are not texts; RangeError for a name that
 * two tensors share
 * @see https://github.com/huggingface/safetensors#format
 */
export function encode(tree: TensorTree, metadata: Readonly<Record<string, string>> = {}): Uint8Array {
  return encodeTensors(tensorsOf(tree), metadata);
}

/** The same for arrays by name, uint8 too. They are ordered by data type and name, so that they have one encoding only.
 *  @throws also RangeError where data do not fill their shape */
export function encodeTensors(
  tensors: ReadonlyMap<string, StoredTensor>,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array {
  const header: Record<string, unknown> = Object.create(null);
  for (const [key, text] of Object.entries(metadata))
    if (typeof text !== "string")
      throw new TypeError(`safetensors.encode: metadata.${key} must be a string, got ${typeof text}`);
  if (Object.keys(metadata).length > 0) header.__metadata__ = metadata;
  tensors.forEach((tensor, name) => assertStorable(name, tensor));
  const rank = ({ dtype }: StoredTensor) => dtypeNames.indexOf(dtype);
  const entries = [...tensors].sort(([a, x], [b, y]) => rank(x) - rank(y) || (a < b ? -1 : 1));
  let length = 0;
  for (const [name, { dtype, shape, data }] of entries) {
    const begin = length;
    length += data.byteLength;
    header[name] = { dtype: dtypes[dtype].code, shape, data_offsets: [begin, length] };
  }
  const text = new TextEncoder().encode(JSON.stringify(header));
  const start = 8 + Math.ceil(text.length / 8) * 8;
  const bytes = new Uint8Array(start + length).fill(0x20, 8, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(text, 8);
  let offset = start;
  for (const [, { data }] of entries) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
    offset += data.byteLength;
  }
  return bytes;
}

function fail(rule: string): never {
  throw new RangeError(`safetensors.decode: ${rule}`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isSize = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** The header as JSON, and where the data begin. */
function readHeader(bytes: Uint8Array): { header: Record<string, unknown>; start: number } {
  if (bytes.length < 8) fail(`the file must have at least 8 bytes, got ${bytes.length}`);
  const length = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true);
  if (length > BigInt(Math.min(bytes.length - 8, longestHeader)))
    fail(`the header must fit into the file, got a header of ${length} bytes in a file of ${bytes.length}`);
  const start = 8 + Number(length);
  if (bytes[8] !== 0x7b) fail('the header must begin with "{"');
  let text = "";
  let header: unknown;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes.subarray(8, start));
    header = JSON.parse(text);
  } catch (error) {
    fail(`the header must be JSON in UTF-8, got ${(error as Error).message}`);
  }
  const twice = duplicateKey(text);
  if (twice !== null) fail(`the header must have each key once, got "${twice}" twice`);
  return { header: header as Record<string, unknown>, start };
}

/** Where a tensor of the header lies, relative to the start of the data. */
interface Place {
  name: string;
  dtype: StoredTensor["dtype"];
  shape: number[];
  begin: number;
  end: number;
}

function readPlace(name: string, entry: unknown): Place {
  if (!isRecord(entry)) fail(`${name} must be an object`);
  const known = ["dtype", "shape", "data_offsets"];
  const odd = Object.keys(entry).find((key) => !known.includes(key)) ?? known.find((key) => !(key in entry));
  if (odd !== undefined) fail(`${name} must have the keys ${known.join(", ")}, not so "${odd}"`);
  const dtype = dtypeNames.find((key) => dtypes[key].code === entry.dtype);
  if (!dtype) fail(`${name}.dtype must be F32, I32, U8 or BOOL, got ${JSON.stringify(entry.dtype)}`);
  const { shape, data_offsets: offsets } = entry;
  if (!Array.isArray(shape) || !shape.every(isSize))
    fail(`${name}.shape must be lengths, got ${JSON.stringify(shape)}`);
  if (!Array.isArray(offsets) || offsets.length !== 2 || !offsets.every(isSize) || offsets[0] > offsets[1])
    fail(`${name}.data_offsets must be [begin, end], got ${JSON.stringify(offsets)}`);
  const [begin, end] = offsets;
  const size = shape.reduce((product, length) => product * length, dtypes[dtype].bytes);
  if (size !== end - begin)
    fail(`${name} must have ${size} bytes for its shape [${shape.join(", ")}], got ${end - begin}`);
  return { name, dtype, shape, begin, end };
}

function readMetadata(metadata: unknown): Record<string, string> {
  if (!isRecord(metadata)) fail("__metadata__ must be an object");
  for (const [key, text] of Object.entries(metadata))
    if (typeof text !== "string") fail(`__metadata__.${key} must be a string, got ${JSON.stringify(text)}`);
  return metadata as Record<string, string>;
}

/** A copy of a tensor's bytes, aligned for its data type. */
function readData({ name, dtype }: Place, bytes: Uint8Array): StoredTensor["data"] {
  if (dtype === "bool" && bytes.some((byte) => byte > 1)) fail(`${name} must have bytes 0 and 1 only`);
  return new dtypes[dtype].array(new Uint8Array(bytes).buffer);
}

/** Throws unless the tensors lie one after the other and fill the data. */
function assertFilled(places: readonly Place[], length: number): void {
  let expected = 0;
  for (const { name, begin, end } of [...places].sort((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== expected) fail(`${name} must begin at byte ${expected} of the data, got ${begin}`);
    expected = end;
  }
  if (expected !== length) fail(`the data must be ${expected} bytes long, got ${length}`);
}

/**
 * Reads what `encode` or another program wrote.
 * @returns the tensors by name, copies: the bytes may be changed afterwards
 * @throws RangeError that says what is wrong with the file: it is read as a whole or not at all
 */
export function decode(bytes: Uint8Array): Map<string, StoredTensor> {
  const { header, start } = readHeader(bytes);
  const { __metadata__: metadata = {}, ...entries } = header;
  readMetadata(metadata);
  const places = Object.entries(entries).map(([name, entry]) => readPlace(name, entry));
  assertFilled(places, bytes.length - start);
  return new Map(
    places.map((place) => {
      const data = readData(place, bytes.subarray(start + place.begin, start + place.end));
      return [place.name, { dtype: place.dtype, shape: place.shape, data }];
    }),
  );
}

/** The texts that a file keeps beside its tensors.
 *  @throws RangeError if the header is malformed */
export function decodeMetadata(bytes: Uint8Array): Record<string, string> {
  const { __metadata__: metadata = {} } = readHeader(bytes).header;
  return readMetadata(metadata);
}
