import type { Annotation, PlotlyLayout, PlotlyTrace, ScatterTrace, Shape } from "../../traces";
import { barAxes, type Bar } from "./bars";
import { cellEdges } from "./heatmap";
import { coordinate, type AxisModel } from "./scales";

/** Share of an axis that stays empty beyond the outermost point, as plotly.js leaves it. */
const PADDING = 0.05 / 0.9;

interface Extent {
  low: number;
  high: number;
  padLow: boolean;
  padHigh: boolean;
}

/** Range of an axis in its coordinates: the one that is given, else what holds all that is drawn on it. */
export function axisRange(
  axis: AxisModel,
  data: readonly PlotlyTrace[],
  layout: PlotlyLayout,
  bars: ReadonlyMap<PlotlyTrace, Bar[]>,
  axes: ReadonlyMap<string, AxisModel>,
): readonly [number, number] {
  if (axis.options.range !== undefined) return axis.options.range;
  const extent: Extent = { low: Infinity, high: -Infinity, padLow: false, padHigh: false };
  for (const trace of data) {
    const isX = (trace.xaxis ?? "x") === axis.id;
    if (!isX && (trace.yaxis ?? "y") !== axis.id) continue;
    if (trace.type === "heatmap")
      cellEdges(trace, isX ? "x" : "y", axis).forEach((v) => include(extent, v, false));
    else if (trace.type === "bar")
      includeBars(
        extent,
        bars.get(trace) ?? [],
        barAxes(trace, axes)[0] === axis,
        trace.text === undefined ? 0 : 0.07,
      );
    else includePoints(extent, trace, axis, isX);
  }
  includeOverlays(extent, axis, layout);
  const [low, high] = padded(extent, axis);
  return axis.options.autorange === "reversed" ? [high, low] : [low, high];
}

function include(extent: Extent, at: number | undefined, pad: boolean): void {
  if (at === undefined) return;
  if (at <= extent.low) [extent.low, extent.padLow] = [at, pad || (at === extent.low && extent.padLow)];
  if (at >= extent.high) [extent.high, extent.padHigh] = [at, pad || (at === extent.high && extent.padHigh)];
}

/** `room` is the share of a bar's length that its text takes beyond it. */
function includeBars(extent: Extent, bars: readonly Bar[], across: boolean, room: number): void {
  for (const bar of bars) {
    if (across) [bar.start, bar.end].forEach((v) => include(extent, v, false));
    else {
      include(extent, bar.from, false);
      include(extent, bar.to + (bar.to - (bar.from ?? bar.to)) * room, true);
    }
  }
}

function includePoints(extent: Extent, trace: ScatterTrace, axis: AxisModel, isX: boolean): void {
  const pad = !isX || (trace.mode ?? "").includes("markers") || (trace.mode ?? "").includes("text");
  const values = isX ? (trace.x ?? Array.from(trace.y, (_, i) => i)) : trace.y;
  const bars = isX ? undefined : trace.error_y;
  for (let i = 0; i < values.length; i++) {
    include(extent, coordinate(axis, values[i]), pad);
    if (bars === undefined || values[i] === null) continue;
    include(extent, coordinate(axis, Number(values[i]) + bars.array[i]), pad);
    include(extent, coordinate(axis, Number(values[i]) - (bars.arrayminus ?? bars.array)[i]), pad);
  }
  if (!isX && trace.fill === "tozeroy" && axis.kind === "linear") include(extent, 0, false);
}

function includeOverlays(extent: Extent, axis: AxisModel, layout: PlotlyLayout): void {
  const key = axis.id[0] as "x" | "y";
  const ref = (item: Shape | Annotation) => (key === "x" ? item.xref : item.yref) ?? key;
  for (const shape of layout.shapes ?? []) {
    if (ref(shape) !== axis.id) continue;
    include(extent, coordinate(axis, shape[`${key}0`]), true);
    include(extent, coordinate(axis, shape[`${key}1`]), true);
  }
  for (const note of layout.annotations ?? []) {
    const value = note[key];
    const at =
      ref(note) !== axis.id ? undefined : axis.kind === "log" ? Number(value) : coordinate(axis, value);
    include(extent, at, true);
  }
}

function padded(extent: Extent, axis: AxisModel): readonly [number, number] {
  if (extent.low > extent.high)
    return axis.kind === "category" ? [-0.5, axis.categories.length - 0.5] : [0, 1];
  let { low, high } = extent;
  if (axis.kind === "category") return [Math.min(low, -0.5), Math.max(high, axis.categories.length - 0.5)];
  if (axis.kind === "linear" && axis.options.rangemode !== undefined && axis.options.rangemode !== "normal") {
    if (low > 0 || axis.options.rangemode === "nonnegative")
      [low, extent.padLow] = [Math.min(Math.max(low, 0), 0), false];
    if (high < 0) [high, extent.padHigh] = [0, false];
  }
  if (high - low <= 1e-12 * Math.max(Math.abs(low), Math.abs(high))) return [low - 1, high + 1];
  const pad = (high - low) * PADDING;
  return [extent.padLow ? low - pad : low, extent.padHigh ? high + pad : high];
}
