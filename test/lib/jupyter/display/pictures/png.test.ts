import { inflateSync } from "node:zlib";
import { encodePng, enlarge, type Raster } from "lib/jupyter/display/pictures/png";

/** A reader that knows only what PNG's specification says: chunks, then rows each led by its filter. */
function decode(png: Buffer): { header: number[]; palette?: Buffer; pixels: number[] } {
  expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
  const chunks: Record<string, Buffer> = {};
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    chunks[png.toString("latin1", at + 4, at + 8)] = png.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  const header = chunks.IHDR;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const step = { 0: 1, 2: 3, 3: 1, 6: 4 }[header[9]] as number;
  const raw = inflateSync(chunks.IDAT);
  const out: number[] = [];
  const stride = width * step;
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let i = 0; i < stride; i++) {
      const a = i >= step ? out[y * stride + i - step] : 0;
      const b = y > 0 ? out[(y - 1) * stride + i] : 0;
      const c = i >= step && y > 0 ? out[(y - 1) * stride + i - step] : 0;
      const p = a + b - c;
      const distances = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
      const paeth = [a, b, c][distances.indexOf(Math.min(...distances))];
      const predicted = [0, a, b, Math.floor((a + b) / 2), paeth][filter];
      out.push((raw[y * (stride + 1) + 1 + i] + predicted) & 255);
    }
  }
  return { header: [width, height, ...header.subarray(8)], palette: chunks.PLTE, pixels: out };
}

/** Smooth in one direction, jumping in the other, so that every filter is of use somewhere. */
const picture = (channels: 1 | 3 | 4): Raster => {
  const [width, height] = [17, 13];
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) => ((i * i) % 251) ^ (i >> 3));
  return { width, height, channels, data };
};

describe("encodePng", () => {
  it.each([
    [1, 0],
    [3, 2],
    [4, 6],
  ] as const)("keeps every pixel of an image with %i channels", (channels, type) => {
    const { header, pixels } = decode(encodePng(picture(channels)));
    expect(header).toEqual([17, 13, 8, type, 0, 0, 0]);
    expect(pixels).toEqual([...picture(channels).data]);
  });

  it("keeps positions and palette of an indexed image", () => {
    const palette = [[1, 2, 3, 255], [4, 5, 6, 0]] as const; // prettier-ignore
    const decoded = decode(encodePng({ width: 2, height: 2, data: Uint8Array.of(0, 1, 1, 0), palette }));
    expect(decoded.header).toEqual([2, 2, 8, 3, 0, 0, 0]);
    expect([...(decoded.palette as Buffer)]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(decoded.pixels).toEqual([0, 1, 1, 0]);
  });

  it("ends with the chunk and checksum that every PNG file ends with", () => {
    expect(encodePng(picture(1)).subarray(-12).toString("hex")).toBe("0000000049454e44ae426082");
  });
});

describe("enlarge", () => {
  it("makes each pixel a square", () => {
    const small: Raster = { width: 2, height: 1, channels: 1, data: Uint8Array.of(10, 20) };
    expect(enlarge(small, 2)).toEqual({
      width: 4,
      height: 2,
      channels: 1,
      data: Uint8Array.of(10, 10, 20, 20, 10, 10, 20, 20),
    });
  });
});
