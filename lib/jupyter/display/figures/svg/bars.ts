import type { BarTrace, PlotlyLayout, PlotlyTrace } from "../../traces";
import { coordinate, type AxisModel } from "./scales";

/** One bar in coordinates of its axes: it spans `from`…`to` along the value axis and `start`…`end` across it. */
export interface Bar {
  readonly index: number;
  readonly start: number;
  readonly end: number;
  /** Undefined: the foot of a bar on a log axis, which stands on the axis itself. */
  readonly from: number | undefined;
  readonly to: number;
}

/** The bars of all traces by trace, placed side by side, stacked or over one another as `barmode` says. */
export function placeBars(
  data: readonly PlotlyTrace[],
  layout: PlotlyLayout,
  axes: ReadonlyMap<string, AxisModel>,
): Map<PlotlyTrace, Bar[]> {
  const placed = new Map<PlotlyTrace, Bar[]>();
  const bars = data.filter((trace): trace is BarTrace => trace.type === "bar");
  const panels = new Map<string, BarTrace[]>();
  for (const trace of bars) {
    const key = `${trace.xaxis ?? "x"} ${trace.yaxis ?? "y"} ${trace.orientation ?? "v"}`;
    panels.set(key, [...(panels.get(key) ?? []), trace]);
  }
  for (const group of panels.values()) placeGroup(group, layout, axes, placed);
  return placed;
}

/** Axes of a bar trace as [position, value]. */
export function barAxes<A>(trace: BarTrace, axes: ReadonlyMap<string, A>): [A, A] {
  const x = axes.get(trace.xaxis ?? "x") as A;
  const y = axes.get(trace.yaxis ?? "y") as A;
  return trace.orientation === "h" ? [y, x] : [x, y];
}

function placeGroup(
  group: readonly BarTrace[],
  layout: PlotlyLayout,
  axes: ReadonlyMap<string, AxisModel>,
  placed: Map<PlotlyTrace, Bar[]>,
): void {
  const mode = layout.barmode ?? "group";
  const [across, along] = barAxes(group[0], axes);
  const positions = (trace: BarTrace) =>
    Array.from(trace.orientation === "h" ? trace.y : trace.x, (v) => coordinate(across, v));
  const gap = typeof layout.bargap === "number" ? layout.bargap : 0.2;
  const width = smallestGap(group.flatMap(positions)) * (1 - gap);
  const slots = mode === "group" ? group.length : 1;
  const tops = new Map<string, number>();
  group.forEach((trace, k) => {
    const at = positions(trace);
    const values = trace.orientation === "h" ? trace.x : trace.y;
    const left = mode === "group" ? -width / 2 + (k * width) / slots : -width / 2;
    const list = at.flatMap((position, index): Bar[] => {
      const value = values[index];
      if (position === undefined || value === null) return [];
      const key = `${position} ${Number(value) < 0}`;
      const below = mode === "stack" || mode === "relative" ? (tops.get(key) ?? 0) : 0;
      const top = below + Number(value);
      tops.set(key, top);
      const to = coordinate(along, top);
      const from = coordinate(along, below);
      return to === undefined
        ? []
        : [{ index, start: position + left, end: position + left + width / slots, from, to }];
    });
    placed.set(trace, list);
  });
}

function smallestGap(positions: readonly (number | undefined)[]): number {
  const sorted = [...new Set(positions.filter((p): p is number => p !== undefined))].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((p, i) => p - sorted[i]);
  return gaps.length === 0 ? 1 : Math.min(...gaps);
}
