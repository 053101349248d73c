import { format as d3Format } from "d3-format";
import { coordinate, type AxisModel } from "./scales";

/** One mark along an axis. */
export interface Tick {
  /** Coordinate: log10 on a log axis, index of a category. */
  readonly at: number;
  readonly text: string;
  /** A digit between two powers of ten, set smaller. */
  readonly minor?: boolean;
}

/** How many marks an axis of so many pixels wants: what its `nticks` says, else as many as plotly.js wants. */
export function wantedTicks(axis: AxisModel, length: number): number {
  const spacing = axis.id[0] === "x" ? 80 : 42; // pixels that one mark wants
  return axis.options.nticks ?? Math.min(9, Math.max(4, length / spacing)) + 1;
}

/**
 * Marks of an axis at round values, spaced as plotly.js spaces them.
 * @param length pixels of the axis
 */
export function axisTicks(axis: AxisModel, range: readonly [number, number], length: number): Tick[] {
  const [low, high] = [Math.min(...range), Math.max(...range)];
  const inside = (tick: Tick) =>
    tick.at >= low - 1e-9 * (high - low) && tick.at <= high + 1e-9 * (high - low);
  if (axis.options.tickvals !== undefined) return givenTicks(axis, low, high).filter(inside);
  const count = wantedTicks(axis, length);
  if (axis.kind === "category") return axis.categories.map((text, at) => ({ at, text })).filter(inside);
  return (
    axis.kind === "log" ? logTicks(axis, low, high, count) : linearTicks(axis, low, high, count)
  ).filter(inside);
}

/**
 * A number by a format of d3's language (`,.2f`, `.0%`, `s`), as plotly.js writes it: a lone `f`, `p` or `s` drops trailing
 * zeros. A format that d3 does not know leaves the number as it is.
 */
export function formatNumber(value: number, format: string): string {
  const trimmed = format.replace(/^([+\-( ]?)([fps])$/, "$1~$2");
  try {
    return d3Format(trimmed)(value);
  } catch {
    return minus(String(value));
  }
}

const SUFFIXES = ["", "k", "M", "B", "T"];

function givenTicks(axis: AxisModel, low: number, high: number): Tick[] {
  const { tickvals, ticktext, tickformat } = axis.options;
  const size = Math.max(Math.abs(low), Math.abs(high));
  const written = (value: number) =>
    axis.kind === "linear" && tickformat === undefined && (size < 1e-3 || size >= 1e4)
      ? linearText(value, 1, size)
      : formatNumber(value, tickformat ?? "");
  return Array.from(tickvals as ArrayLike<number | string>).flatMap((value, i) => {
    const at = coordinate(axis, value);
    const plain = typeof value === "number" ? written(value) : value;
    return at === undefined ? [] : [{ at, text: ticktext?.[i] ?? plain }];
  });
}

function linearTicks(axis: AxisModel, low: number, high: number, count: number): Tick[] {
  const step = axis.options.dtick ?? roundStep((high - low) / count);
  const start = typeof axis.options.tick0 === "number" ? axis.options.tick0 : 0;
  const first = Math.ceil((low - start) / step - 1e-9);
  const last = Math.floor((high - start) / step + 1e-9);
  if (last - first > 1000) return [];
  const size = Math.max(Math.abs(low), Math.abs(high));
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const at = Number((start + (first + i) * step).toPrecision(12));
    return {
      at,
      text:
        axis.options.tickformat === undefined
          ? linearText(at, step, size)
          : formatNumber(at, axis.options.tickformat),
    };
  });
}

/** Up to the next of 1, 2, 5, 10 times a power of ten. */
function roundStep(rough: number): number {
  const base = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((f) => f * base >= rough * (1 - 1e-9)) ?? 10;
  return factor * base;
}

function linearText(value: number, step: number, size: number): string {
  if (value === 0) return "0";
  if (size >= 1e4) {
    const group = Math.min(4, Math.max(1, Math.round((Math.floor(Math.log10(size) + 0.01) - 1) / 3)));
    return minus(`${Number((value / 1000 ** group).toPrecision(6))}${SUFFIXES[group]}`);
  }
  if (size < 1e-3) {
    const power = Math.floor(Math.log10(size) + 0.01);
    return minus(`${Number((value / 10 ** power).toPrecision(6))}×10<sup>${power}</sup>`);
  }
  const places = Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)));
  return minus(
    value
      .toFixed(places)
      .replace(/(\.\d*?)0+$/, "$1")
      .replace(/\.$/, ""),
  );
}

function logTicks(axis: AxisModel, low: number, high: number, count: number): Tick[] {
  const rough = (high - low) / count;
  if (rough <= 0.7 && high - low < 1) {
    const linear = linearTicks({ ...axis, kind: "linear" }, 10 ** low, 10 ** high, count * 1.5);
    return linear.filter((tick) => tick.at > 0).map((tick) => ({ ...tick, at: Math.log10(tick.at) }));
  }
  const step = axis.options.dtick ?? Math.max(1, Math.ceil(rough - 1e-9));
  const digits = rough > 0.7 ? [] : rough > 0.3 ? [2, 5] : [2, 3, 4, 5, 6, 7, 8, 9];
  const ticks: Tick[] = [];
  for (let power = Math.floor(low / step) * step; power <= high; power += step) {
    ticks.push({ at: power, text: powerText(power, axis.options.tickformat) });
    for (const digit of digits)
      ticks.push({ at: power + Math.log10(digit), text: String(digit), minor: true });
  }
  return ticks;
}

function powerText(power: number, format: string | undefined): string {
  if (format !== undefined) return formatNumber(10 ** power, format);
  if (!Number.isInteger(power)) return minus(String(Number((10 ** power).toPrecision(3))));
  return power === 0 ? "1" : power === 1 ? "10" : `10<sup>${minus(String(power))}</sup>`;
}

function minus(text: string): string {
  return text.replace(/-/g, "−");
}
