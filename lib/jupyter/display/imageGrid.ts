import { escapeMarkup } from "./text/escape";
import { checkAlt, checkScale, imgElement, stillImage, type ImageOptions } from "./image";
import { readImages, type Pixels } from "./pictures/pixels";
import type { Raster } from "./pictures/png";
import { publish } from "./publish";
import { pixelAt } from "./pictures/rgba";

/** One row of a grid. */
export interface ImageRow {
  /** What its images have in common, for example "reconstruction". */
  readonly label?: string;
  /** Images of one size, or one array or tensor [count, height, width, channels]. */
  readonly images: Pixels | readonly Pixels[];
}

/** How a grid is read, sized, described and labelled. */
export interface ImageGridOptions extends ImageOptions {
  /** Texts above the columns, for example the time steps. */
  readonly columnLabels?: readonly (string | number)[];
}

const GAP = 4;

/**
 * Shows rows of images under each other, for example reconstructions under the originals.
 * @example imageGrid([{ label: "original", images: batch }, { label: "decoded", images: decoded }], { alt: "…" })
 * @throws {TypeError} or {RangeError} as `image`; {RangeError} when the images differ in size.
 */
export function imageGrid(rows: readonly ImageRow[], options: ImageGridOptions): void {
  const alt = checkAlt("imageGrid", options?.alt);
  if (
    !Array.isArray(rows) ||
    rows.length === 0 ||
    rows.some((row) => (row as ImageRow | null)?.images === undefined)
  )
    throw new TypeError('imageGrid: rows must be an array such as [{ label: "original", images }]');
  const rasters = rows.map((row: ImageRow, k) => readImages(`imageGrid: row ${k}`, row.images, options));
  const [{ width, height }] = rasters[0];
  const odd = rasters.findIndex(([first]) => first.width !== width || first.height !== height);
  if (odd > 0) {
    const [{ width: w, height: h }] = rasters[odd];
    throw new RangeError(
      `imageGrid: all images must be ${height} × ${width} as in row 0, got ${h} × ${w} in row ${odd}`,
    );
  }
  const columns = Math.max(...rasters.map((row) => row.length));
  const scale = checkScale("imageGrid", options.scale ?? defaultScale(columns, width), rasters[0][0]);
  const labels = rows.map((row: ImageRow) => row.label ?? "");
  const said = labels.some((label) => label !== "") ? ` (rows: ${labels.join(", ")})` : "";
  publish({
    data: {
      "text/html": gridHtml(rasters, labels, options.columnLabels ?? [], scale, alt),
      ...stillImage(mosaic(rasters, columns, Math.max(1, Math.round(GAP / scale))), scale),
      "text/plain": `${alt}${said}`,
    },
  });
}

/** A scale by which the grid is about as wide as a cell. */
function defaultScale(columns: number, width: number): number {
  return Math.min(8, Math.max(1, Math.floor(720 / (columns * width))));
}

function gridHtml(
  rasters: readonly Raster[][],
  labels: readonly string[],
  columnLabels: readonly (string | number)[],
  scale: number,
  alt: string,
): string {
  const columns = Math.max(columnLabels.length, ...rasters.map((row) => row.length));
  const place = (row: number, column: number) => `grid-row:${row + 1};grid-column:${column + 1}`;
  const text = (label: string | number, row: number, column: number, style: string) =>
    `<div style="${place(row, column)};${style}">${escapeMarkup(String(label))}</div>`;
  const above = columnLabels.map((label, j) => text(label, 0, j + 1, "text-align:center"));
  const beside = labels.map((label, i) => text(label, i + 1, 0, "text-align:right;padding-right:.5em"));
  const images = rasters.flatMap((row, i) =>
    row.map(
      (raster, j) =>
        `<div style="${place(i + 1, j + 1)};line-height:0">${imgElement(raster, scale, "")}</div>`,
    ),
  );
  const layout = `display:inline-grid;grid-template-columns:auto repeat(${columns},minmax(0,max-content));gap:${GAP}px;align-items:center;max-width:100%`;
  return `<div class="course-image-grid" role="img" aria-label="${escapeMarkup(alt)}" style="${layout}">${[...above, ...beside, ...images].join("")}</div>`;
}

/** All images in one, with transparent gaps between them. */
function mosaic(rows: readonly Raster[][], columns: number, gap: number): Raster {
  const [{ width, height }] = rows[0];
  const whole = { width: columns * (width + gap) - gap, height: rows.length * (height + gap) - gap };
  const data = new Uint8Array(whole.width * whole.height * 4);
  rows.forEach((row, i) =>
    row.forEach((raster, j) => {
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const to = (i * (height + gap) + y) * whole.width + j * (width + gap) + x;
          data.set(pixelAt(raster, y * width + x), to * 4);
        }
      }
    }),
  );
  return { ...whole, channels: 4, data };
}
