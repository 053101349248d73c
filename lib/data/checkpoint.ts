import { readFileSync } from "node:fs";
import path from "node:path";
import { replaceFile } from "./replaceFile";
import { decode, decodeMetadata, encode, type StoredTensor } from "./safetensors";
import { leavesOf, pathsOf, type TensorTree, withLeaves } from "../tensor/records";
import * as tf from "../tensor/tf";

/** The errors that one message lists. */
const mostListed = 5;

/**
 * Saves the tensors of a record as a safetensors file, in a folder that is made if it is not there. Whoever reads the file sees the
 * old content or the new, also after a crash.
 * @param metadata texts to keep with them: the configuration, the number of environment steps
 * @throws what `encode` throws, or the file system's error; the old file stays
 */
export function saveCheckpoint(
  file: string,
  tree: TensorTree,
  metadata: Readonly<Record<string, string>> = {},
): void {
  replaceFile(file, encode(tree, metadata));
}

/** How the file's tensors differ from the record's, one sentence for each tensor. */
function differences(stored: ReadonlyMap<string, StoredTensor>, like: TensorTree): string[] {
  const wanted = leavesOf(like);
  const names = pathsOf(like);
  const describe = (dtype: string, shape: readonly number[]) => `${dtype} [${shape.join(", ")}]`;
  const wrong = names.flatMap((name, i) => {
    const expected = describe(wanted[i].dtype, wanted[i].shape);
    const tensor = stored.get(name);
    if (!tensor) return [`${name} must be there: ${expected}`];
    const got = describe(tensor.dtype, tensor.shape);
    return got === expected ? [] : [`${name} must be ${expected}, got ${got}`];
  });
  const known = new Set(names);
  const extra = [...stored.keys()]
    .filter((name) => !known.has(name))
    .map((name) => `${name} must not be there`);
  return [...wrong, ...extra];
}

/**
 * Loads a file that `saveCheckpoint` or another program wrote.
 * @param like a record with the names, shapes and data types that the file must have, no more and no less; its values do not matter
 * @returns new tensors in the same nesting, and the texts kept with them
 * @throws RangeError that lists what differs, or says what is wrong with the file; the file system's error
 */
export function loadCheckpoint<T extends TensorTree>(
  file: string,
  like: T,
): { tree: T; metadata: Record<string, string> } {
  const bytes = readFileSync(file);
  try {
    return { tree: treeFrom(decode(bytes), like), metadata: decodeMetadata(bytes) };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new RangeError(`loadCheckpoint: ${path.basename(file)} does not fit: ${error.message}`);
  }
}

/** Stored tensors are not those that a record has. */
export class Misfit extends RangeError {}

/** New tensors in the nesting of a record, from stored ones by their paths.
 *  @throws Misfit that lists what differs */
export function treeFrom<T extends TensorTree>(stored: ReadonlyMap<string, StoredTensor>, like: T): T {
  const wrong = differences(stored, like);
  if (wrong.length > 0) {
    const rest = wrong.length > mostListed ? [`and ${wrong.length - mostListed} more`] : [];
    throw new Misfit([...wrong.slice(0, mostListed), ...rest].join("; "));
  }
  const leaves = pathsOf(like).map((name) => {
    const { data, shape, dtype } = stored.get(name)!;
    return tf.tensor(data, shape, dtype as tf.DataType);
  });
  return withLeaves(like, leaves);
}
