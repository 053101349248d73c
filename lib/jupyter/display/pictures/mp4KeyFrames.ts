/** The boxes that lead to the table of samples. */
const PATH = ["moov", "trak", "mdia", "minf", "stbl"];

/**
 * An MP4 file that says which of its frames stand for themselves (box `stss`). Without it a player takes every frame for one, and
 * seeking shows a wrong picture.
 * @param file an MP4 file with one track, whose table of samples stands behind its content
 * @param period from one such frame to the next; the first is one
 * @throws {Error} when a box on the way to the table is missing.
 */
export function markKeyFrames(file: Uint8Array, frames: number, period: number): Uint8Array {
  const bytes = Buffer.from(file);
  const keys = Array.from({ length: Math.ceil(frames / period) }, (_, k) => k * period + 1);
  const table = Buffer.alloc(16 + 4 * keys.length);
  table.writeUInt32BE(table.length, 0);
  table.write("stss", 4, "latin1");
  table.writeUInt32BE(keys.length, 12);
  keys.forEach((key, k) => table.writeUInt32BE(key, 16 + 4 * k));
  let [start, end] = [0, bytes.length];
  for (const name of PATH) {
    start = findBox(bytes, name, start, end);
    const size = bytes.readUInt32BE(start);
    bytes.writeUInt32BE(size + table.length, start);
    end = start + size;
    start += 8;
  }
  return Buffer.concat([bytes.subarray(0, end), table, bytes.subarray(end)]);
}

function findBox(bytes: Buffer, name: string, from: number, to: number): number {
  for (let at = from; at + 8 <= to; at += Math.max(8, bytes.readUInt32BE(at)))
    if (bytes.toString("latin1", at + 4, at + 8) === name) return at;
  throw new Error(`markKeyFrames: the file must have a box "${name}", got none`);
}
