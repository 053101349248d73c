import { inflateSync } from "node:zlib";
import type { Raster } from "./png";

function fail(rule: string): never {
  throw new RangeError(`decodePng: ${rule}`);
}

/** Adds to a byte what its neighbours foretell, by the row's filter: none, sub, up, average, Paeth. */
function foretold(filter: number, left: number, up: number, corner: number): number {
  if (filter === 4) {
    const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
    return a <= b && a <= c ? left : b <= c ? up : corner;
  }
  return filter === 1 ? left : filter === 2 ? up : filter === 3 ? (left + up) >> 1 : 0;
}

/** The pixels of a PNG file with 8 bits a channel, grey, colour or colour with alpha, that is not interlaced.
 *  @throws RangeError for any other */
export function decodePng(file: Uint8Array): Raster {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.length);
  if (bytes.toString("latin1", 1, 4) !== "PNG") fail("the file must be a PNG");
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at))
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT")
      parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const channels = ({ 0: 1, 2: 3, 6: 4 } as const)[bytes[25]];
  if (bytes[24] !== 8 || channels === undefined || bytes[28] !== 0)
    fail("the file must have 8 bits a channel, no palette, and not be interlaced");
  const rows = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  if (rows.length !== height * (stride + 1)) fail(`the file must have ${height} rows of ${stride} bytes`);
  const data = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++)
    for (let i = 0; i < stride; i++) {
      const at = y * stride + i;
      const left = i >= channels ? data[at - channels] : 0;
      const [up, corner] =
        y > 0 ? [data[at - stride], i >= channels ? data[at - stride - channels] : 0] : [0, 0];
      data[at] = rows[y * (stride + 1) + 1 + i] + foretold(rows[y * (stride + 1)], left, up, corner);
    }
  return { width, height, channels, data };
}
