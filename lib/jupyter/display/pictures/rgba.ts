import type { Raster } from "./png";

/** One pixel of an image as red, green, blue and alpha, from 0 to 255. */
export function pixelAt({ channels, data }: Raster, pixel: number): [number, number, number, number] {
  const at = pixel * channels;
  if (channels === 1) return [data[at], data[at], data[at], 255];
  return [data[at], data[at + 1], data[at + 2], channels === 4 ? data[at + 3] : 255];
}

/** All pixels as red, green, blue and an alpha of 255: what is transparent shows white paper behind it. */
export function toRgba(raster: Raster): Uint8Array {
  const out = new Uint8Array(raster.width * raster.height * 4);
  if (raster.channels === 3) return opaque(raster.data, out);
  for (let i = 0; i < out.length / 4; i++) {
    const [red, green, blue, alpha] = pixelAt(raster, i);
    const over = (channel: number) => Math.round(255 + ((channel - 255) * alpha) / 255);
    out[4 * i] = over(red);
    out[4 * i + 1] = over(green);
    out[4 * i + 2] = over(blue);
    out[4 * i + 3] = 255;
  }
  return out;
}

function opaque(data: Raster["data"], out: Uint8Array): Uint8Array {
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    out[to] = data[from];
    out[to + 1] = data[from + 1];
    out[to + 2] = data[from + 2];
    out[to + 3] = 255;
  }
  return out;
}
