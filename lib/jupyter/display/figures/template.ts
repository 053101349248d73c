import { readColorscale } from "./svg/colorscales";
import { heatmapSpan } from "./svg/heatmapSpan";
import {
  titleText,
  type Axis,
  type HeatmapTrace,
  type LineStyle,
  type MarkerStyle,
  type PlotlyLayout,
  type PlotlyTrace,
} from "../traces";

/** Okabe and Ito's colours, told apart with every common form of colour blindness; the pale yellow comes last. */
export const PALETTE = [
  "#0072B2",
  "#D55E00",
  "#009E73",
  "#CC79A7",
  "#E69F00",
  "#56B4E9",
  "#5F5F5F",
  "#F0E442",
] as const;

/** Dashes by position of the trace, so that lines differ in grey too. */
export const DASHES = ["solid", "dash", "dot", "dashdot", "longdash", "longdashdot"] as const;

/** Marker symbols by position of the trace. */
export const SYMBOLS = [
  "circle",
  "square",
  "diamond",
  "triangle-up",
  "x",
  "cross",
  "triangle-down",
  "star",
] as const;

/** Hatchings by position of the bar trace; the first is plain. */
export const PATTERNS = ["", "/", "x", "-", "\\", ".", "|", "+"] as const;

/** Colours of everything that is not data. */
export const INK = { text: "#222222", axis: "#6b6b6b", grid: "#e3e3e3", paper: "#ffffff" } as const;

/** Sizes in pixels: legible from the back of a lecture hall when the figure fills the projector. */
export const FONT = {
  family: "system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif",
  size: 16,
  title: 19,
  tick: 14,
} as const;

/** What the tool bar over a figure offers, and that the figure follows the width of its cell. */
export const CONFIG = {
  displaylogo: false,
  responsive: true,
  modeBarButtonsToRemove: ["lasso2d", "select2d"],
} as const;

/** Traces with a colour, and a dash, symbol or hatching, of their own wherever the caller set none. */
export function styleTraces(data: readonly PlotlyTrace[]): PlotlyTrace[] {
  let series = 0;
  let bars = 0;
  return data.map((trace) => {
    if (trace.type === "heatmap") return styleHeatmap(trace);
    const k = series++;
    const color = (trace.line as LineStyle | undefined)?.color ?? PALETTE[k % PALETTE.length];
    if (trace.type === "bar") {
      const shape = PATTERNS[bars++ % PATTERNS.length];
      const pattern = {
        shape,
        fillmode: "overlay",
        fgcolor: INK.paper,
        fgopacity: 0.75,
        size: 8,
        ...trace.marker?.pattern,
      };
      const texts = { textposition: "outside", textfont: { size: FONT.tick }, cliponaxis: false };
      return { ...texts, ...trace, marker: { color, ...trace.marker, pattern } as MarkerStyle };
    }
    return {
      type: "scatter",
      mode: trace.y.length > 1 ? "lines" : "markers",
      ...trace,
      line: { color, width: 2.5, dash: DASHES[k % DASHES.length], ...trace.line },
      marker: { color, size: 9, symbol: SYMBOLS[k % SYMBOLS.length], ...trace.marker },
    } as PlotlyTrace;
  });
}

function styleHeatmap(trace: HeatmapTrace): HeatmapTrace {
  const title = { side: "right", font: { size: FONT.tick }, text: titleText(trace.colorbar?.title) };
  const numbers = { tickfont: { size: FONT.tick }, ...withoutPrefixes(heatmapSpan(trace)) };
  const colorbar = { outlinewidth: 0, ...numbers, ...trace.colorbar, title };
  return { ...trace, colorscale: readColorscale(trace.colorscale), colorbar };
}

/** What keeps plotly.js from writing 0.0002 as 200µ along an axis or a colour bar of that range. */
export function withoutPrefixes(range: readonly [number, number]): { exponentformat?: "power" } {
  return Math.max(...range.map(Math.abs)) < 1e-3 ? { exponentformat: "power" } : {};
}

/** A layout with the course's fonts, colours and axes under what the caller set. */
export function styleLayout(layout: PlotlyLayout, data: readonly PlotlyTrace[]): PlotlyLayout {
  const styled: Record<string, unknown> = {
    font: { family: FONT.family, size: FONT.size, color: INK.text },
    paper_bgcolor: INK.paper,
    plot_bgcolor: INK.paper,
    colorway: PALETTE,
    hoverlabel: { font: { size: FONT.tick } },
    margin: { l: 64, r: 24, t: 48, b: 56 },
    ...layout,
    legend: styleLegend(layout.legend ?? {}),
  };
  if (layout.title !== undefined) styled.title = styleTitle(layout.title);
  for (const name of axisNames(layout, data)) styled[name] = styleAxis((layout[name] ?? {}) as Axis);
  return styled;
}

/** Names of the layout's axes, `xaxis`, `yaxis`, `xaxis2` …, as the layout or a trace mentions them. */
export function axisNames(layout: PlotlyLayout, data: readonly PlotlyTrace[]): string[] {
  const used = data.flatMap((trace) => [trace.xaxis ?? "x", trace.yaxis ?? "y"]);
  const named = Object.keys(layout).filter((key) => /^[xy]axis\d*$/.test(key));
  return [...new Set(["xaxis", "yaxis", ...used.map((id) => `${id[0]}axis${id.slice(1)}`), ...named])];
}

function styleLegend(legend: NonNullable<PlotlyLayout["legend"]>): Record<string, unknown> {
  const row = { orientation: "h", x: 0, xanchor: "left", y: 1.02, yanchor: "bottom" };
  return {
    font: { size: FONT.tick },
    traceorder: "normal",
    ...(legend.orientation === "v" ? {} : row),
    ...legend,
  };
}

function styleTitle(title: NonNullable<PlotlyLayout["title"]>): Record<string, unknown> {
  const given = typeof title === "string" ? { text: title } : title;
  const corner = { x: 0.02, xanchor: "left", y: 1, yanchor: "top", yref: "container", pad: { t: 14 } };
  return { ...corner, font: { size: FONT.title }, ...given };
}

function styleAxis(axis: Axis): Record<string, unknown> {
  const title = typeof axis.title === "string" ? { text: axis.title } : axis.title;
  return {
    gridcolor: INK.grid,
    linecolor: INK.axis,
    tickcolor: INK.axis,
    zerolinecolor: INK.axis,
    zeroline: false,
    showline: true,
    ticks: "outside",
    automargin: true,
    tickfont: { size: FONT.tick },
    ...(axis.type === "log" ? { exponentformat: "power" } : {}),
    ...axis,
    ...(title === undefined ? {} : { title: { standoff: 10, font: { size: FONT.size }, ...title } }),
  };
}
