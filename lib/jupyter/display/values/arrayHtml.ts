import { shownAxes, shownEntries, type Shown } from "./arrayText";
import { escapeMarkup } from "../text/escape";
import { heatmapHtml } from "../figures/heatmapHtml";
import { entryFormat } from "./numberFormat";
import { sparkline } from "./sparkline";
import { sizeOf, type Entry, type NumericArray, type Statistics } from "./numericArray";

/** From how many rows and columns on a matrix is drawn as a picture too. */
const HEATMAP_FROM = 8;

/** From how many numbers on a vector is drawn as a line too. */
const SPARKLINE_FROM = 32;

/**
 * An array as HTML without scripts: its heading, a table whose cells are tinted by their values, and a heat map of larger matrices.
 * @param heading what the array is, as text
 * @param statistics extremes of its numbers; undefined for text, truth values and too many numbers
 */
export function arrayHtml(array: NumericArray, heading: string, statistics?: Statistics): string {
  const format = entryFormat(shownEntries(array, shownAxes(array.shape)));
  const tint = statistics === undefined ? () => "" : tintOf(statistics);
  const style: CellStyle = { format, tint };
  const tables = slices(array).map(({ matrix, caption }) => tableOf(matrix, style, caption));
  const pictures = array.runs.length === 0 ? "" : drawing(array, statistics ?? UNKNOWN);
  return (
    '<div class="course-value" style="margin:.3em 0">' +
    `<div style="margin-bottom:.4em">${headingHtml(heading)}</div>` +
    `<div style="display:flex;flex-wrap:wrap;gap:1em 1.5em;align-items:flex-start">${pictures}${tables.join("")}</div>` +
    "</div>"
  );
}

const UNKNOWN: Statistics = { min: -Infinity, max: Infinity, mean: NaN, nan: 0 };

/** A heat map of a large matrix, the course of a long vector, else nothing. */
function drawing(array: NumericArray, statistics: Statistics): string {
  const [rows, columns] = array.shape;
  if (array.shape.length === 1 && rows >= SPARKLINE_FROM) return sparkline(array.runs[0], statistics);
  if (array.shape.length === 2 && Math.min(rows, columns) >= HEATMAP_FROM)
    return heatmapHtml(array, statistics);
  return "";
}

/** A heading whose first part, up to the double space, stands out. */
function headingHtml(heading: string): string {
  const [name, ...rest] = heading.split("  ");
  return `<strong>${escapeMarkup(name)}</strong> <span style="opacity:.75">${escapeMarkup(rest.join(" "))}</span>`;
}

interface CellStyle {
  readonly format: (entry: Entry) => string;
  readonly tint: (entry: Entry) => string;
}

interface Slice {
  readonly matrix: NumericArray;
  readonly caption?: string;
}

/** The matrices that an array is shown as: itself, or the shown ones along its outer axes. */
function slices(array: NumericArray): Slice[] {
  if (array.shape.length < 3) return [{ matrix: array }];
  const outer = shownAxes(array.shape).slice(0, -2);
  const shape = array.shape.slice(-2);
  const kept = outer.map((positions) =>
    positions.filter((position): position is number => position !== null),
  );
  let places: number[][] = [[]];
  for (const positions of kept) places = places.flatMap((place) => positions.map((p) => [...place, p]));
  return places.slice(0, 4).map((place) => {
    const start = place.reduce((at, position, axis) => at * array.shape[axis] + position, 0) * sizeOf(shape);
    const matrix = { shape, runs: [], at: (position: number) => array.at(start + position) };
    return { matrix, caption: `[${place.join(", ")}, ·, ·]` };
  });
}

function tableOf(matrix: NumericArray, style: CellStyle, caption?: string): string {
  const [rows, columns] = matrix.shape.length === 1 ? [1, matrix.shape[0]] : matrix.shape;
  const axes = shownAxes(matrix.shape.length === 1 ? [columns] : [rows, columns]);
  const [down, across]: Shown[] = axes.length === 1 ? [[0], axes[0]] : axes;
  const corner = matrix.shape.length === 1 ? "" : heading("");
  const head = across.map((j) => heading(j === null ? "…" : String(j))).join("");
  const body = down.map((i) => {
    const label = matrix.shape.length === 1 ? "" : heading(i === null ? "⋮" : String(i));
    const cells = across.map((j) =>
      i === null || j === null
        ? cell(i === null ? "" : "…", "")
        : entryCell(matrix.at(i * columns + j), style),
    );
    return `<tr style="background:none">${label}${cells.join("")}</tr>`;
  });
  const title =
    caption === undefined ? "" : `<caption style="caption-side:top;text-align:left">${caption}</caption>`;
  return `<table style="margin:0;font-size:90%;font-variant-numeric:tabular-nums">${title}<thead><tr>${corner}${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

const PADDING = "padding:.15em .5em;text-align:right";

function heading(text: string): string {
  return `<th scope="${text === "" ? "row" : "col"}" style="${PADDING};opacity:.6;font-weight:normal">${text}</th>`;
}

function cell(text: string, tint: string): string {
  return `<td style="${PADDING}${tint}">${escapeMarkup(text.replace(/^-/, "−"))}</td>`;
}

function entryCell(entry: Entry, { format, tint }: CellStyle): string {
  return cell(format(entry), tint(entry));
}

/** Blue that grows with the value; around zero orange for what is below. Half transparent, it fits light and dark pages. */
function tintOf({ min, max }: Statistics): (entry: Entry) => string {
  const signed = min < 0 && max > 0;
  const [zero, range] = signed ? [0, Math.max(-min, max)] : [min, max - min];
  return (entry) => {
    const share = (Number(entry) - zero) / range;
    if (!Number.isFinite(share) || Math.abs(share) < 0.01) return "";
    const color = share < 0 ? "213,94,0" : "0,114,178";
    return `;background-color:rgba(${color},${(0.45 * Math.abs(share)).toFixed(2)})`;
  };
}
