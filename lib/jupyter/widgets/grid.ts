import type { Control } from "./control";

/** The positions of one control that a page without a kernel offers. */
export interface Axis {
  readonly name: string;
  readonly control: Control<unknown>;
  readonly stops: readonly unknown[];
  /** Where it stands first. */
  readonly start: number;
}

/** How many frames a page gets unless the author names the stops. */
export const FRAMES = 49;
/** Most positions of one control. */
const POSITIONS = 25;

/**
 * Chooses positions for each control, evenly over its range and with the present one among them, so that all combinations
 * together are at most `limit`; positions that the author named all stay.
 */
export function chooseAxes(controls: Readonly<Record<string, Control<unknown>>>, limit = FRAMES): Axis[] {
  const all = Object.entries(controls).map(([name, control]) => fullAxis(name, control));
  const counts = all.map(({ control, stops }) =>
    control.parts.keepStops ? stops.length : Math.min(stops.length, POSITIONS),
  );
  const total = () => counts.reduce((product, count) => product * count, 1);
  while (total() > limit) {
    const widest = widestOf(all, counts);
    if (widest < 0) break;
    // Two positions of three choices would hide one: a choice is offered whole or not at all.
    const whole = all[widest].control.parts.look !== "range" || counts[widest] <= 2;
    counts[widest] = whole ? 1 : counts[widest] - 1;
  }
  return all.map((axis, k) => thin(axis, counts[k]));
}

/** Halves the axis with the most positions; undefined when no axis has more than one. */
export function coarser(axes: readonly Axis[]): Axis[] | undefined {
  const most = Math.max(...axes.map(({ stops }) => stops.length));
  if (most <= 1) return undefined;
  const widest = axes.findIndex(({ stops }) => stops.length === most);
  return axes.map((axis, k) => (k === widest ? thin(axis, Math.ceil(most / 2)) : axis));
}

/** All combinations, the last axis running fastest; each is the indices of the stops. */
export function combinations(axes: readonly Axis[]): number[][] {
  return axes.reduce<number[][]>(
    (rows, { stops }) => rows.flatMap((row) => stops.map((_, k) => [...row, k])),
    [[]],
  );
}

function fullAxis(name: string, control: Control<unknown>): Axis {
  const { stops } = control.parts;
  const { value } = control;
  const at = stops.indexOf(value);
  if (at >= 0) return { name, control, stops, start: at };
  const later = stops.findIndex((stop) => typeof stop === "number" && stop > Number(value));
  const start = later < 0 ? stops.length : later;
  return { name, control, stops: [...stops.slice(0, start), value, ...stops.slice(start)], start };
}

/** The control to reduce next: the one with the most positions, ranges before choices, named stops last of all never. */
function widestOf(axes: readonly Axis[], counts: readonly number[]): number {
  const open = axes.map((_, k) => k).filter((k) => counts[k] > 1 && !axes[k].control.parts.keepStops);
  const ranges = open.filter((k) => axes[k].control.parts.look === "range" && counts[k] > 2);
  const from = ranges.length > 0 ? ranges : open;
  return from.reduce((best, k) => (best < 0 || counts[k] > counts[best] ? k : best), -1);
}

function thin(axis: Axis, count: number): Axis {
  const { stops, start } = axis;
  if (count >= stops.length) return axis;
  if (count === 1) return { ...axis, stops: [stops[start]], start: 0 };
  const spread = Array.from({ length: count }, (_, k) => Math.round((k * (stops.length - 1)) / (count - 1)));
  const nearest = spread.reduce((best, at, k) => (Math.abs(at - start) < Math.abs(spread[best] - start) ? k : best), 0); // prettier-ignore
  spread[nearest] = start;
  return { ...axis, stops: spread.map((at) => stops[at]), start: nearest };
}
