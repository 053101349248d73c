import type { PlotlyLayout, PlotlyTrace, Values } from "../traces";

/** Trace types that the course's figures may use, in both their forms. */
export const TRACE_TYPES = ["scatter", "bar", "heatmap"] as const;

/**
 * Traces with plain arrays in place of typed ones and null in place of NaN, checked so that a mistake is named here and
 * not found as an empty figure.
 * @throws {TypeError} for a wrong kind of argument; {RangeError} for an infinite number or lengths that differ.
 */
export function checkTraces(data: readonly PlotlyTrace[]): PlotlyTrace[] {
  if (!Array.isArray(data))
    throw new TypeError(`figure: data must be an array of traces, got ${kindOf(data)}`);
  return data.map((trace, k) => checkTrace(trace as PlotlyTrace, `figure: data[${k}]`));
}

/**
 * The layout, checked to be a record.
 * @throws {TypeError} otherwise.
 */
export function checkLayout(layout: PlotlyLayout): PlotlyLayout {
  if (typeof layout === "object" && layout !== null && !Array.isArray(layout))
    return plain(layout, "figure: layout") as PlotlyLayout;
  throw new TypeError(`figure: layout must be a record such as { title: "…" }, got ${kindOf(layout)}`);
}

/**
 * The alternative text: what a reader who does not see the figure is told.
 * @throws {TypeError} when it is missing or empty.
 */
export function checkAlt(alt: unknown): string {
  if (typeof alt === "string" && alt.trim() !== "") return alt.trim().replace(/\s+/g, " ");
  const got = alt === undefined ? "nothing" : typeof alt === "string" ? "an empty text" : kindOf(alt);
  throw new TypeError(
    `figure: alt must say in a sentence what the figure shows, got ${got}; write figure(data, layout, { alt: "…" })`,
  );
}

function checkTrace(trace: PlotlyTrace, name: string): PlotlyTrace {
  if (typeof trace !== "object" || trace === null)
    throw new TypeError(`${name} must be a trace, got ${kindOf(trace)}`);
  const type = trace.type ?? "scatter";
  if (!(TRACE_TYPES as readonly string[]).includes(type)) {
    throw new TypeError(`${name}.type must be one of ${TRACE_TYPES.join(", ")}, got "${String(type)}"`);
  }
  const copy = plain(trace, name) as unknown as PlotlyTrace;
  if (copy.type === "heatmap") checkMatrix(copy.z, copy, name);
  else checkPairs(copy.x, copy.y, name);
  return copy;
}

function checkPairs(x: Values | undefined, y: Values | undefined, name: string): void {
  if (!Array.isArray(y)) throw new TypeError(`${name}.y must be an array of numbers, got ${kindOf(y)}`);
  if (x === undefined) return;
  if (!Array.isArray(x)) throw new TypeError(`${name}.x must be an array, got ${kindOf(x)}`);
  if (x.length !== y.length) {
    throw new RangeError(`${name}: x and y must have the same length, got ${x.length} and ${y.length}`);
  }
}

function checkMatrix(z: unknown, trace: PlotlyTrace, name: string): void {
  if (!Array.isArray(z) || !z.every(Array.isArray)) {
    throw new TypeError(`${name}.z must be an array of rows, got ${kindOf(z)}`);
  }
  const width = z.length === 0 ? 0 : (z[0] as unknown[]).length;
  const odd = z.findIndex((row: unknown[]) => row.length !== width);
  if (odd > 0)
    throw new RangeError(
      `${name}.z must have rows of one length, got ${width} in row 0 and ${z[odd].length} in row ${odd}`,
    );
  const { x, y } = trace;
  if (x !== undefined && x.length !== width)
    throw new RangeError(`${name}.x must have one value a column (${width}), got ${x.length}`);
  if (y !== undefined && y.length !== z.length)
    throw new RangeError(`${name}.y must have one value a row (${z.length}), got ${y.length}`);
}

/** A copy that JSON can carry: typed arrays as arrays, NaN as null; an infinity is an error that says where it stands. */
function plain(value: unknown, name: string): unknown {
  if (typeof value === "number") {
    if (Number.isNaN(value)) return null;
    if (Number.isFinite(value)) return value;
    throw new RangeError(
      `${name} must be finite, got ${value} (NaN leaves a gap; on a log axis leave zeros out)`,
    );
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const single = value instanceof Float32Array;
    return Array.from(value as unknown as ArrayLike<number>, (v, i) =>
      plain(single ? shorten(v) : v, `${name}[${i}]`),
    );
  }
  if (Array.isArray(value)) return value.map((v, i) => plain(v, `${name}[${i}]`));
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? Number(value) : value;
  const entries = Object.entries(value).filter(([, v]) => v !== undefined && typeof v !== "function");
  return Object.fromEntries(entries.map(([key, v]) => [key, plain(v, `${name}.${key}`)]));
}

/** A single-precision number in the fewest digits that still name it. */
function shorten(value: number): number {
  const short = [6, 7, 8].map((digits) => Number(value.toPrecision(digits)));
  return short.find((candidate) => Math.fround(candidate) === value) ?? value;
}

function kindOf(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "an array" : typeof value;
}
