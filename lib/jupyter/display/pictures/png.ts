import { deflateSync } from "node:zlib";

/** Pixels of an image, row by row from the top left, channels interleaved. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** 1: grey, 3: red, green, blue, 4: with alpha. */
  readonly channels: 1 | 3 | 4;
  /** From 0 to 255, height · width · channels of them. */
  readonly data: Uint8Array | Uint8ClampedArray;
}

/** An image of at most 256 colours: one byte a pixel, a position in the palette. */
export interface IndexedRaster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** Red, green, blue and alpha of each colour, from 0 to 255. */
  readonly palette: readonly (readonly [number, number, number, number])[];
}

const SIGNATURE = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10);
const COLOR_TYPES = { 1: 0, 3: 2, 4: 6 } as const;
const INDEXED = 3;

/** A PNG file of an image. */
export function encodePng(image: Raster | IndexedRaster): Buffer {
  const { width, height } = image;
  const indexed = "palette" in image;
  const rows = indexed ? unfiltered(image.data, width, height) : filtered(image);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, indexed ? INDEXED : COLOR_TYPES[image.channels]], 8);
  const colors = indexed
    ? [
        chunk("PLTE", Buffer.from(image.palette.flatMap(([r, g, b]) => [r, g, b]))),
        chunk("tRNS", Buffer.from(image.palette.map(([, , , alpha]) => alpha))),
      ]
    : [];
  const content = chunk("IDAT", deflateSync(rows, { level: 9 }));
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    ...colors,
    content,
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** The image with each pixel as a square of `factor` × `factor` pixels. */
export function enlarge(image: Raster, factor: number): Raster {
  const { width, height, channels, data } = image;
  const large = new Uint8Array(width * height * channels * factor * factor);
  const stride = width * factor * channels;
  for (let y = 0; y < height; y++) {
    const start = y * factor * stride;
    for (let x = 0; x < width * factor; x++) {
      const from = (y * width + Math.floor(x / factor)) * channels;
      for (let c = 0; c < channels; c++) large[start + x * channels + c] = data[from + c];
    }
    for (let k = 1; k < factor; k++) large.copyWithin(start + k * stride, start, start + stride);
  }
  return { width: width * factor, height: height * factor, channels, data: large };
}

function unfiltered(data: Uint8Array, stride: number, height: number): Uint8Array {
  const out = new Uint8Array((stride + 1) * height);
  for (let y = 0; y < height; y++) out.set(data.subarray(y * stride, (y + 1) * stride), y * (stride + 1) + 1);
  return out;
}

/** Each row as differences from its neighbours, by the predictor that leaves the smallest ones. */
function filtered({ data, width, height, channels: step }: Raster): Uint8Array {
  const stride = width * step;
  const out = new Uint8Array((stride + 1) * height);
  const trial = new Uint8Array(stride);
  for (let y = 0; y < height; y++) {
    let best = Infinity;
    for (let filter = 0; filter < PREDICTORS.length; filter++) {
      const cost = filterRow(data, y, stride, step, PREDICTORS[filter], trial);
      if (cost >= best) continue;
      best = cost;
      out[y * (stride + 1)] = filter;
      out.set(trial, y * (stride + 1) + 1);
    }
  }
  return out;
}

type Predictor = (left: number, up: number, corner: number) => number;

/** PNG's filters 0 to 4: none, sub, up, average, Paeth. */
const PREDICTORS: readonly Predictor[] = [
  () => 0,
  (left) => left,
  (_left, up) => up,
  (left, up) => (left + up) >> 1,
  (left, up, corner) => {
    const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
    return a <= b && a <= c ? left : b <= c ? up : corner;
  },
];

function filterRow(
  data: ArrayLike<number>,
  y: number,
  stride: number,
  step: number,
  predict: Predictor,
  out: Uint8Array,
): number {
  let cost = 0;
  for (let i = 0, at = y * stride; i < stride; i++, at++) {
    const left = i >= step ? data[at - step] : 0;
    const up = y > 0 ? data[at - stride] : 0;
    const corner = i >= step && y > 0 ? data[at - step - stride] : 0;
    out[i] = data[at] - predict(left, up, corner);
    cost += out[i] < 128 ? out[i] : 256 - out[i];
  }
  return cost;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

function chunk(name: string, content: Uint8Array): Buffer {
  const out = Buffer.alloc(content.length + 12);
  out.writeUInt32BE(content.length, 0);
  out.write(name, 4, "latin1");
  out.set(content, 8);
  let crc = -1;
  for (let i = 4; i < content.length + 8; i++) crc = CRC_TABLE[(crc ^ out[i]) & 255] ^ (crc >>> 8);
  out.writeUInt32BE(~crc >>> 0, content.length + 8);
  return out;
}
