import { entryFormat } from "./numberFormat";
import { sizeOf, type Entry, type NumericArray } from "./numericArray";

/** Positions along an axis that are shown; null where some are left out. */
export type Shown = readonly (number | null)[];

/** The positions of an axis that are shown: all up to `most`, else `edge` from each end. */
export function shownPositions(length: number, most: number, edge: number): Shown {
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
  if (length <= most) return range(0, length);
  return [...range(0, edge), null, ...range(length - edge, length)];
}

/** The shown positions of each axis of an array: more of a vector than of a matrix, and few of many matrices. */
export function shownAxes(shape: readonly number[]): Shown[] {
  if (shape.length === 1) return [shownPositions(shape[0], 20, 5)];
  return shape.map((length, axis) => {
    if (axis < shape.length - 2) return shownPositions(length, 4, 2);
    return shape.length === 2 ? shownPositions(length, 10, 3) : shownPositions(length, 8, 3);
  });
}

/** Whether some of the array's entries are left out where it is shown. */
export function isAbbreviated(shape: readonly number[]): boolean {
  return shownAxes(shape).some((positions) => positions.includes(null));
}

/** An array as aligned columns in brackets, the middle of long axes left out. */
export function arrayText(array: NumericArray): string {
  if (array.shape.length === 0) return entryFormat([array.at(0)])(array.at(0));
  if (sizeOf(array.shape) === 0) return "[]";
  const axes = shownAxes(array.shape);
  const cells = shownEntries(array, axes);
  const format = entryFormat(cells);
  const columns = columnWidths(array, axes, format);
  const write = (axis: number, start: number): string => {
    const last = axis === axes.length - 1;
    const step = sizeOf(array.shape.slice(axis + 1));
    const parts = axes[axis].map((position, j) => {
      if (position === null) return "…";
      if (last) return format(array.at(start + position)).padStart(columns[j]);
      return write(axis + 1, start + position * step);
    });
    const gap = last ? ", " : `,${"\n".repeat(axes.length - 1 - axis)}${" ".repeat(axis + 1)}`;
    return `[${parts.join(gap)}]`;
  };
  return write(0, 0);
}

/** The entries that are shown, in row-major order. */
export function shownEntries(array: NumericArray, axes: readonly Shown[]): Entry[] {
  let starts = [0];
  axes.forEach((positions, axis) => {
    const step = sizeOf(array.shape.slice(axis + 1));
    const kept = positions.filter((position): position is number => position !== null);
    starts = starts.flatMap((start) => kept.map((position) => start + position * step));
  });
  return starts.map((position) => array.at(position));
}

function columnWidths(
  array: NumericArray,
  axes: readonly Shown[],
  format: (entry: Entry) => string,
): number[] {
  const last = axes[axes.length - 1];
  const kept = last.filter((position) => position !== null).length;
  const widths = new Array<number>(kept).fill(0);
  shownEntries(array, axes).forEach((entry, i) => {
    widths[i % kept] = Math.max(widths[i % kept], format(entry).length);
  });
  let k = 0;
  return last.map((position) => (position === null ? 1 : widths[k++]));
}
