import { escapeMarkup } from "../text/escape";
import { type NumericArray, type Statistics } from "../values/numericArray";
import { encodePng, type IndexedRaster } from "../pictures/png";
import { colorAt, COLORSCALES } from "./svg/colorscales";
import { formatCell } from "../table";

const SIDE_PX = 240;
const MOST_PIXELS = 240;
const NAN_COLOR = 255;

/**
 * A matrix as a picture beside its colour bar: Viridis, whose lightness rises evenly, so that it is readable in grey too.
 * NaN is left transparent; a matrix of more than 240 rows or columns is averaged in blocks.
 * @param matrix numbers of shape [rows, columns]
 */
export function heatmapHtml(matrix: NumericArray, statistics: Statistics): string {
  const [rows, columns] = matrix.shape;
  const [high, wide] = [Math.ceil(rows / MOST_PIXELS), Math.ceil(columns / MOST_PIXELS)];
  const [height, width] = [Math.ceil(rows / high), Math.ceil(columns / wide)];
  const values = Float64Array.from({ length: width * height }, (_, i) =>
    blockMean(matrix, Math.floor(i / width) * high, (i % width) * wide, high, wide),
  );
  const [min, max] = finiteRange(values, statistics);
  if (min > max) return "";
  const colors = Uint8Array.from(values, (value) =>
    Number.isNaN(value) ? NAN_COLOR : Math.round(254 * share(value, min, max)),
  );
  const [from, to] = [formatCell(min, 3), formatCell(max, 3)];
  const averaged = high * wide > 1 ? `, a pixel for a block of ${high} × ${wide}` : "";
  const alt = `heat map of ${rows} × ${columns} values, from ${from} (dark) to ${to} (light)${averaged}`;
  const picture = enlarged(colors, width, height);
  return (
    '<div style="display:flex;align-items:stretch;gap:6px">' +
    `<img src="data:image/png;base64,${encodePng(picture).toString("base64")}" alt="${escapeMarkup(alt)}" ` +
    `width="${picture.width}" height="${picture.height}" style="max-width:none;margin:0">` +
    colorBar(from, to, picture.height) +
    "</div>"
  );
}

/** The picture in its final size, so that it is sharp also where a viewer smooths what it enlarges. */
function enlarged(colors: Uint8Array, width: number, height: number): IndexedRaster {
  const scale = Math.max(1, Math.floor(SIDE_PX / Math.max(width, height)));
  const size = { width: Math.max(24, width * scale), height: Math.max(24, height * scale) };
  const data = Uint8Array.from({ length: size.width * size.height }, (_, i) => {
    const row = Math.floor((Math.floor(i / size.width) * height) / size.height);
    return colors[row * width + Math.floor(((i % size.width) * width) / size.width)];
  });
  return { ...size, data, palette: PALETTE };
}

/** The extremes that the colours stand for: those of the whole, or where they are infinite those of what is drawn. */
function finiteRange(values: Float64Array, { min, max }: Statistics): [number, number] {
  if (Number.isFinite(min) && Number.isFinite(max)) return [min, max];
  const finite = values.filter(Number.isFinite);
  return [
    finite.reduce((a, b) => Math.min(a, b), Infinity),
    finite.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
}

function share(value: number, low: number, high: number): number {
  return high > low ? Math.min(1, Math.max(0, (value / 2 - low / 2) / (high / 2 - low / 2))) : 0;
}

/** The mean of a block, of at most 3 × 3 numbers spread over it. */
function blockMean(matrix: NumericArray, top: number, left: number, high: number, wide: number): number {
  const [rows, columns] = matrix.shape;
  const [bottom, right] = [Math.min(rows, top + high), Math.min(columns, left + wide)];
  const [down, across] = [Math.ceil(high / 3), Math.ceil(wide / 3)];
  let sum = 0;
  let count = 0;
  for (let i = top; i < bottom; i += down) {
    for (let j = left; j < right; j += across) {
      const value = matrix.at(i * columns + j) as number;
      if (Number.isNaN(value)) continue;
      sum += value;
      count++;
    }
  }
  return count === 0 ? NaN : sum / count;
}

function colorBar(from: string, to: string, height: number): string {
  const colors = COLORSCALES.Viridis.map(([, color]) => color).join(",");
  return (
    `<div aria-hidden="true" style="width:10px;height:${height}px;background:linear-gradient(to top,${colors})"></div>` +
    '<div aria-hidden="true" style="display:flex;flex-direction:column;justify-content:space-between;font-size:85%;line-height:1">' +
    `<span>${to}</span><span>${from}</span></div>`
  );
}

const PALETTE = Array.from({ length: 256 }, (_, i): [number, number, number, number] => {
  if (i === NAN_COLOR) return [0, 0, 0, 0];
  const value = parseInt(colorAt(COLORSCALES.Viridis, i / 254).slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255, 255];
});
