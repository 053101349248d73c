import { deflateRawSync } from "node:zlib";
import { crc32 } from "grading/grade/collecting/crc32";

/** An entry of a zip file, right or wrong in any of its fields. */
export interface ZipEntry {
  name: string;
  data?: string | Uint8Array;
  /** Unix mode: 0o120777 is a symbolic link. */
  mode?: number;
  encrypted?: boolean;
  /** Said to be the CRC-32 and the size of the data. */
  crc?: number;
  size?: number;
  /** 0 stored, 8 deflated, others unknown. */
  method?: number;
}

function record(signature: number, fields: [bytes: 2 | 4, value: number][]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [bytes]) => sum + bytes, 0));
  buffer.writeUInt32LE(signature, 0);
  let at = 4;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}

/** A zip file of these entries, whatever they are: names may repeat, lead out of it or lie. */
export function zipOf(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, data = "{}", mode = 0o100644, encrypted = false, method = 8, ...said } of entries) {
    const bytes = Buffer.from(data);
    const packed = method === 8 ? deflateRawSync(bytes) : bytes;
    const title = Buffer.from(name, "utf8");
    const common: [2 | 4, number][] = [
      [2, 0x800 | Number(encrypted)],
      [2, method],
      [4, 0x21 << 16],
      [4, said.crc ?? crc32(bytes)],
      [4, packed.length],
      [4, said.size ?? bytes.length],
      [2, title.length],
      [2, 0],
    ];
    const local = Buffer.concat([record(0x04034b50, [[2, 20], ...common]), title, packed]);
    const tail: [2 | 4, number][] = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, (mode << 16) >>> 0],
      [4, offset],
    ];
    central.push(record(0x02014b50, [[2, (3 << 8) | 20], [2, 20], ...common, ...tail]), title);
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const count = entries.length;
  const end: [2 | 4, number][] = [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  ];
  return Buffer.concat([...locals, directory, record(0x06054b50, end)]);
}
