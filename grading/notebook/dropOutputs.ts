const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);

/** JSON that nests deeper than a notebook does. */
export class NestingError extends Error {
  override name = "NestingError";
}

/** Keys of a cell whose values are thrown away unread: they hold what the machine wrote, or pictures. */
const dropped = new Set(["outputs", "attachments"]);

/** Cells stand in the list `cells` of the root object, so the keys of a cell are at depth 3. */
const CELL_DEPTH = 3;

/** Index just after the string that opens at `start`. */
function endOfString(bytes: Uint8Array, start: number): number {
  let i = start + 1;
  while (i < bytes.length && bytes[i] !== QUOTE) i += bytes[i] === BACKSLASH ? 2 : 1;
  return Math.min(i + 1, bytes.length);
}

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Index of the value if the string that ended at `end` is a key, else -1. */
function valueOfKey(bytes: Uint8Array, end: number): number {
  let i = end;
  while (isSpace(bytes[i])) i++;
  if (bytes[i] !== 0x3a) return -1;
  i++;
  while (isSpace(bytes[i])) i++;
  return i;
}

/** Index just after the object or list that opens at `start`. */
function endOfNested(bytes: Uint8Array, start: number): number {
  let depth = 0;
  let i = start;
  while (i < bytes.length) {
    const byte = bytes[i] as number;
    if (byte === QUOTE) {
      i = endOfString(bytes, i);
      continue;
    }
    if (OPEN.has(byte)) depth++;
    if (CLOSE.has(byte) && --depth === 0) return i + 1;
    i++;
  }
  return i;
}

/**
 * A notebook's bytes with the outputs and attachments of its cells emptied, in one pass and before anything is parsed, so that
 * 50 MB of figures cost no memory.
 * @throws NestingError if what is left nests deeper than maxDepth
 */
export function dropOutputs(bytes: Uint8Array, maxDepth: number): Uint8Array {
  const kept: Uint8Array[] = [];
  let from = 0;
  let depth = 0;
  let i = 0;
  while (i < bytes.length) {
    const byte = bytes[i] as number;
    if (byte === QUOTE) {
      const end = endOfString(bytes, i);
      const value = depth === CELL_DEPTH ? valueOfKey(bytes, end) : -1;
      const key =
        value < 0 || end - i > 16 ? "" : Buffer.from(bytes.subarray(i + 1, end - 1)).toString("latin1");
      if (dropped.has(key) && OPEN.has(bytes[value] as number)) {
        kept.push(bytes.subarray(from, value), Buffer.from(bytes[value] === 0x5b ? "[]" : "{}"));
        from = endOfNested(bytes, value);
        i = from;
      } else i = end;
      continue;
    }
    if (OPEN.has(byte) && ++depth > maxDepth) throw new NestingError(`nested deeper than ${maxDepth} levels`);
    if (CLOSE.has(byte)) depth--;
    i++;
  }
  return Buffer.concat([...kept, bytes.subarray(from)]);
}
