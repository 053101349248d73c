import type { HeatmapTrace } from "../../traces";
import { FONT, INK } from "../template";
import { colorAt, luminance, readColorscale } from "./colorscales";
import { element, label, px } from "./element";
import { heatmapSpan } from "./heatmapSpan";
import { coordinate, pixelOf, type AxisModel, type Scale } from "./scales";

/** Borders of a heatmap's cells along one axis, in its coordinates: half-way between the centres. */
export function cellEdges(trace: HeatmapTrace, along: "x" | "y", axis: AxisModel): number[] {
  const count = along === "x" ? (trace.z[0]?.length ?? 0) : trace.z.length;
  const given = trace[along];
  const centres = Array.from({ length: count }, (_, i) =>
    given === undefined ? i : (coordinate(axis, given[i]) ?? i),
  );
  if (count === 0) return [];
  if (count === 1) return [centres[0] - 0.5, centres[0] + 0.5];
  const middles = centres.slice(1).map((c, i) => (c + centres[i]) / 2);
  const first = centres[0] - (middles[0] - centres[0]);
  const last = centres[count - 1] + (centres[count - 1] - middles[count - 2]);
  return [first, ...middles, last];
}

/** The cells of a heatmap, one path a colour so that large matrices stay small, and the texts in them. */
export function drawHeatmap(trace: HeatmapTrace, x: Scale, y: Scale): string {
  const scale = readColorscale(trace.colorscale, trace.reversescale === true);
  const [low, high] = heatmapSpan(trace);
  const columns = cellEdges(trace, "x", x).map((at) => pixelOf(x, at));
  const rows = cellEdges(trace, "y", y).map((at) => pixelOf(y, at));
  const paths = new Map<string, string>();
  const texts: string[] = [];
  for (let i = 0; i < trace.z.length; i++) {
    for (let j = 0; j < trace.z[i].length; j++) {
      const value = trace.z[i][j];
      if (value === null) continue;
      const color = colorAt(scale, (value - low) / (high - low));
      const cell = `M${px(columns[j])} ${px(rows[i])}H${px(columns[j + 1])}V${px(rows[i + 1])}H${px(columns[j])}Z`;
      paths.set(color, (paths.get(color) ?? "") + cell);
      const text = cellText(trace, i, j, value);
      if (text === "") continue;
      const fill = luminance(color) > 0.22 ? INK.text : INK.paper;
      const [cx, cy] = [(columns[j] + columns[j + 1]) / 2, (rows[i] + rows[i + 1]) / 2 + FONT.tick * 0.36];
      texts.push(label(cx, cy, text, { "text-anchor": "middle", "font-size": FONT.tick, fill }));
    }
  }
  const cells = [...paths].map(([fill, d]) => element("path", { fill, d, "shape-rendering": "crispEdges" }));
  return cells.join("") + texts.join("");
}

function cellText(trace: HeatmapTrace, i: number, j: number, value: number): string {
  const template = trace.texttemplate;
  if (template === undefined) return "";
  return template.replace(/%\{(text|z)(?::([^}]*))?\}/g, (_, key: string, format?: string) => {
    if (key === "text") return String(trace.text?.[i]?.[j] ?? "");
    const places = /\.(\d+)f/.exec(format ?? "");
    return places === null ? String(value) : value.toFixed(Number(places[1]));
  });
}
