import { type OpenLoop } from "../agents/dreamer/openLoop";
import type { Episode } from "../data/episode";
import { enlarge, type Raster } from "../jupyter/display/pictures/png";

const [seen, imagined] = [
  [46, 139, 87],
  [200, 60, 60],
] as const; // frames of the model's picture: while it looks, and while it imagines
const border = 1;

/** A picture in colours. */
function inColours(bytes: Uint8Array, [height, width, channels]: readonly number[]): Raster {
  const data = new Uint8Array(height * width * 3);
  for (let i = 0; i < height * width; i++)
    for (let c = 0; c < 3; c++) data[3 * i + c] = bytes[channels * i + (channels === 3 ? c : 0)];
  return { width, height, channels: 3, data };
}

/** Pictures side by side, each in a frame of a colour. */
function framed(pictures: readonly { raster: Raster; color: readonly number[] }[]): Raster {
  const [{ raster: first }] = pictures;
  const [height, pitch] = [first.height + 2 * border, first.width + 2 * border];
  const width = pictures.length * pitch;
  const data = new Uint8Array(width * height * 3);
  pictures.forEach(({ raster, color }, i) => {
    for (let y = 0; y < height; y++)
      for (let x = 0; x < pitch; x++) {
        const inside = y >= border && y < height - border && x >= border && x < pitch - border;
        const from = 3 * ((y - border) * raster.width + x - border);
        data.set(inside ? raster.data.subarray(from, from + 3) : color, 3 * (y * width + i * pitch + x));
      }
  });
  return { width, height, channels: 3, data };
}

/** An episode as a film: what happened on the left, and beside it what the model sees (green) and then imagines (red). */
export function dreamFilm({ layout, observation, steps }: Episode, dreamt: OpenLoop): Raster[] {
  const { shape } = layout.observation;
  const size = shape[0] * shape[1] * shape[2];
  const zoom = Math.max(1, Math.floor(192 / shape[0]));
  return Array.from({ length: steps }, (_, t) => {
    const truth = inColours(observation.subarray(t * size, (t + 1) * size) as Uint8Array, shape);
    const model = inColours(dreamt.images[t], shape);
    const pictures = [
      { raster: truth, color: [128, 128, 128] },
      { raster: model, color: t < dreamt.context ? seen : imagined },
    ];
    return enlarge(framed(pictures), zoom);
  });
}
