import { FONT, INK } from "../template";
import {
  titleText,
  type HeatmapTrace,
  type LineStyle,
  type PlotlyLayout,
  type PlotlyTrace,
} from "../../traces";
import { colorAt, readColorscale } from "./colorscales";
import { element, label, px, textWidth, WIDEST } from "./element";
import { heatmapSpan } from "./heatmapSpan";
import { markerPath } from "./markers";
import { strokeOf } from "./scatter";
import { axisTicks } from "./ticks";

/** A legend entry with its place relative to the legend's corner. */
interface Entry {
  readonly trace: PlotlyTrace;
  readonly x: number;
  readonly y: number;
}

/** The legend of a figure: entries in rows above the panels, or in one column. */
export interface Legend {
  readonly entries: readonly Entry[];
  readonly width: number;
  readonly height: number;
  readonly column: boolean;
}

const SWATCH = 36;
const ROW = 24;

/** Arranges the named traces: in rows at most `width` wide, or as a column where the layout's legend is vertical. */
export function arrangeLegend(data: readonly PlotlyTrace[], layout: PlotlyLayout, width: number): Legend {
  const shown = data.filter(
    (t) => t.type !== "heatmap" && t.showlegend !== false && t.name !== undefined && t.name !== "",
  );
  const column = layout.legend?.orientation === "v";
  const wanted = layout.showlegend ?? (shown.length > 1 || shown.some((trace) => trace.showlegend === true));
  const entries: Entry[] = [];
  let [x, y, widest] = [0, 0, 0];
  for (const trace of wanted ? shown : []) {
    const size = SWATCH + WIDEST * textWidth(trace.name ?? "", FONT.tick) + 16;
    if (entries.length > 0 && (column || x + size > width)) [x, y] = [0, y + ROW];
    entries.push({ trace, x, y });
    x += size;
    widest = Math.max(widest, x);
  }
  return { entries, width: widest, height: entries.length === 0 ? 0 : y + ROW, column };
}

/** The legend with its upper left corner at (left, top). */
export function drawLegend(
  legend: Legend,
  left: number,
  top: number,
  id: (trace: PlotlyTrace) => string,
  boxed: boolean,
): string {
  if (legend.entries.length === 0) return "";
  const box = { x: left - 6, y: top - 2, width: legend.width, height: legend.height + 4 };
  const frame = boxed
    ? element("rect", { ...box, fill: INK.paper, "fill-opacity": 0.85, class: "paper" })
    : "";
  const entries = legend.entries.map(({ trace, x, y }) => {
    const [at, middle] = [left + x, top + y + ROW / 2];
    const text = { "font-size": FONT.tick, fill: INK.text, class: "ink" };
    return (
      swatch(trace, at, middle, id(trace)) +
      label(at + SWATCH, middle + FONT.tick * 0.36, trace.name ?? "", text)
    );
  });
  return element("g", {}, frame, ...entries);
}

/** A bar of colours with its numbers, at the right of a heatmap. */
export function drawColorbar(trace: HeatmapTrace, left: number, top: number, height: number): string {
  const scale = readColorscale(trace.colorscale, trace.reversescale === true);
  const [low, high] = heatmapSpan(trace);
  const steps = 64;
  const bands = Array.from({ length: steps }, (_, i) => {
    const y = top + height * (1 - (i + 1) / steps);
    return element("rect", {
      x: left,
      y,
      width: 18,
      height: height / steps + 0.5,
      fill: colorAt(scale, (i + 0.5) / steps),
    });
  });
  const options = { tickformat: trace.colorbar?.tickformat as string | undefined };
  const ticks = axisTicks({ id: "y", options, kind: "linear", categories: [] }, [low, high], height);
  const ink = { "font-size": FONT.tick, fill: INK.text, class: "ink" };
  const labels = ticks.map((tick) => {
    const y = top + height * (1 - (tick.at - low) / (high - low));
    return label(left + 24, y + FONT.tick * 0.36, tick.text, ink);
  });
  const title = titleText(trace.colorbar?.title);
  const head = title === "" ? "" : label(left + 18, top - 8, title, { ...ink, "text-anchor": "middle" });
  return element("g", {}, ...bands, ...labels, head);
}

function swatch(trace: PlotlyTrace, x: number, y: number, id: string): string {
  if (trace.type === "heatmap") return "";
  if (trace.type === "bar") {
    const color = trace.marker?.color;
    const box = { x: x + 4, y: y - 7, width: 24, height: 14 };
    const fill = typeof color === "string" ? color : (color?.[0] ?? INK.text);
    const hatch =
      (trace.marker?.pattern?.shape ?? "") === ""
        ? ""
        : element("rect", { ...box, fill: `url(#${id}-hatch)` });
    return element("rect", { ...box, fill }) + hatch;
  }
  const mode = trace.mode ?? "lines";
  const line = mode.includes("lines")
    ? element("path", { d: `M${px(x)} ${px(y)}H${px(x + 30)}`, ...strokeOf((trace.line ?? {}) as LineStyle) })
    : "";
  const marker = trace.marker ?? {};
  const symbol = marker.symbol ?? "circle";
  const fill = typeof marker.color === "string" ? marker.color : (trace.line?.color ?? INK.text);
  const outline = { stroke: marker.line?.color, "stroke-width": marker.line?.width };
  const paint = symbol.endsWith("-open")
    ? { fill: "none", stroke: fill, "stroke-width": 2 }
    : { fill, ...outline };
  const area =
    trace.fill !== undefined && trace.fill !== "none" ? areaSwatch(trace.fillcolor, fill, x, y) : "";
  const size = typeof marker.size === "number" ? Math.min(12, marker.size) : 9;
  return (
    area +
    line +
    (mode.includes("markers") ? element("path", { d: markerPath(symbol, x + 15, y, size), ...paint }) : "")
  );
}

function areaSwatch(fillcolor: string | undefined, color: string, x: number, y: number): string {
  const fill = { fill: fillcolor ?? color, "fill-opacity": fillcolor === undefined ? 0.5 : undefined };
  return element("rect", { x, y: y - 7, width: 30, height: 14, ...fill });
}
