import { escapeMarkup } from "../text/escape";
import { drawAxis, drawGrid } from "./svg/axes";
import { barAxes } from "./svg/bars";
import { drawBars } from "./svg/barMarks";
import { contentId, element, label, lineCount, px, wrapped } from "./svg/element";
import { drawHeatmap } from "./svg/heatmap";
import { arrangeLegend, drawColorbar, drawLegend } from "./svg/legend";
import { drawAnnotations, drawShapes } from "./svg/overlays";
import { anchorOf, axisOptions, partnersOf, placePanels, type Panels } from "./svg/panels";
import type { Scale } from "./svg/scales";
import { drawScatter } from "./svg/scatter";
import { axisNames, FONT, INK } from "./template";
import {
  titleText,
  type HeatmapTrace,
  type PlotlyLayout,
  type PlotlyTrace,
  type ScatterTrace,
} from "../traces";

/** Pixels between the title and either side. */
const TITLE_SIDE = 16;

/** Size in pixels and description of a still image. */
export interface SvgOptions {
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A figure as a still SVG image, in milliseconds and without a browser: scatter, bar and heatmap traces on linear, log and
 * category axes in one or more panels, with shapes, annotations, legend and colour bar.
 * @param data traces that the course template has styled
 */
export function staticSvg(data: readonly PlotlyTrace[], layout: PlotlyLayout, options: SvgOptions): string {
  const shown = data.filter((trace) => trace.visible !== false);
  const ids = axisNames(layout, data).map((name) => name[0] + name.slice(5));
  const title = wrapped(titleText(layout.title), FONT.title, options.width - 2 * TITLE_SIDE);
  const legend = arrangeLegend(shown, layout, options.width - 90);
  const bars = shown.filter((t): t is HeatmapTrace => t.type === "heatmap" && t.showscale !== false);
  const beside = legend.column && Number(layout.legend?.x ?? 1.02) >= 1;
  const titleHeight = title === "" ? 0 : lineCount(title) * FONT.title * 1.25 + 14;
  const barTitle = bars.some((trace) => titleText(trace.colorbar?.title) !== "") ? 22 : 0;
  const top = titleHeight + Math.max(legend.column ? 0 : legend.height, barTitle) + 14;
  const right = 24 + (bars.length > 0 ? 76 : 0) + (beside ? legend.width : 0);
  const panels = placePanels(shown, layout, ids, { ...options, top, right });
  const id = contentId(JSON.stringify([data, layout, options]));
  const edge = options.width - panels.margins.right;
  const bottom = options.height - panels.margins.bottom;
  const idOf = (trace: PlotlyTrace) => `${id}-${shown.indexOf(trace)}`;
  const [left, legendTop] = legend.column
    ? legendCorner(layout, legend, panels, edge, bottom)
    : [panels.margins.left, panels.margins.top - legend.height - 4];
  return element(
    "svg",
    rootAttributes(options, id),
    `<title id="${id}-title">${escapeMarkup(options.alt)}</title>`,
    element("rect", { width: options.width, height: options.height, fill: INK.paper, class: "paper" }),
    title === ""
      ? ""
      : label(TITLE_SIDE, FONT.title + 10, title, { "font-size": FONT.title, fill: INK.text, class: "ink" }),
    drawPanels(shown, layout, panels, id),
    drawLegend(legend, left, legendTop, idOf, legend.column),
    ...bars.map((trace) => drawColorbar(trace, edge + 16, panels.margins.top, bottom - panels.margins.top)),
    drawAnnotations(layout, panels.scales),
  );
}

function rootAttributes(options: SvgOptions, id: string): Record<string, string | number> {
  return {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `0 0 ${px(options.width)} ${px(options.height)}`,
    width: options.width,
    height: options.height,
    role: "img",
    "aria-labelledby": `${id}-title`,
    "font-family": FONT.family,
    style: "max-width:100%;height:auto",
  };
}

/** Grid, traces, axes, panel by panel; what reaches beyond its panel is cut off. */
function drawPanels(data: readonly PlotlyTrace[], layout: PlotlyLayout, panels: Panels, id: string): string {
  const scale = (name: string) => panels.scales.get(name) as Scale;
  const names = [...panels.scales.keys()];
  const partners = new Map(names.map((name) => [name, partnersOf(name, panels.scales, data)]));
  const ticks = (name: string) => panels.ticks.get(name) ?? [];
  const grids = names
    .filter((name) => axisOptions(layout, name).overlaying === undefined)
    .flatMap((name) => partners.get(name)!.map((other) => drawGrid(scale(name), scale(other), ticks(name))));
  const marks = data.map((trace, k) => {
    const [x, y] = [scale(trace.xaxis ?? "x"), scale(trace.yaxis ?? "y")];
    const clip = `${id}-clip${k}`;
    return (
      element("defs", {}, clipBox(clip, x, y)) +
      clipped(clip, trace.opacity, drawTrace(data, k, x, y, panels, `${id}-${k}`))
    );
  });
  const axes = names.map((name) => {
    const side = axisOptions(layout, name).side;
    const opposite = side === "right" || side === "top";
    const anchor = scale(anchorOf(name, layout, panels.scales, partners.get(name)!));
    return drawAxis(scale(name), ticks(name), anchor.pixels[opposite ? 1 : 0], opposite);
  });
  const shapes = (layer: "above" | "below") => drawShapes(layout, panels.scales, layer);
  return [...grids, shapes("below"), ...marks, shapes("above"), ...axes].join("");
}

function drawTrace(
  data: readonly PlotlyTrace[],
  k: number,
  x: Scale,
  y: Scale,
  panels: Panels,
  id: string,
): string {
  const trace = data[k];
  if (trace.type === "heatmap") return drawHeatmap(trace, x, y);
  if (trace.type === "bar") {
    const [across, along] = barAxes(trace, panels.scales);
    return drawBars(trace, panels.bars.get(trace) ?? [], across, along, id);
  }
  const before = data.slice(0, k).reverse();
  const sameAxes = (t: PlotlyTrace) => (t.xaxis ?? "x") === x.id && (t.yaxis ?? "y") === y.id;
  const below = before.find(
    (t): t is ScatterTrace => t.type !== "bar" && t.type !== "heatmap" && sameAxes(t),
  );
  return drawScatter(trace, x, y, below);
}

/** The panel with a little room, so that a marker or line on its border is whole. */
function clipBox(id: string, x: Scale, y: Scale): string {
  const room = 7;
  const box = {
    x: Math.min(...x.pixels) - room,
    y: Math.min(...y.pixels) - room,
    width: Math.abs(x.pixels[1] - x.pixels[0]) + 2 * room,
    height: Math.abs(y.pixels[1] - y.pixels[0]) + 2 * room,
  };
  return element("clipPath", { id }, element("rect", box));
}

function clipped(id: string, opacity: number | undefined, marks: string): string {
  return element("g", { "clip-path": `url(#${id})`, opacity }, marks);
}

function legendCorner(
  layout: PlotlyLayout,
  legend: { readonly width: number; readonly height: number },
  panels: Panels,
  edge: number,
  bottom: number,
): [number, number] {
  const [x, y] = [Number(layout.legend?.x ?? 1.02), Number(layout.legend?.y ?? 1)];
  const { left, top } = panels.margins;
  const shiftX =
    layout.legend?.xanchor === "right"
      ? legend.width
      : layout.legend?.xanchor === "center"
        ? legend.width / 2
        : 0;
  const shiftY =
    layout.legend?.yanchor === "bottom"
      ? legend.height
      : layout.legend?.yanchor === "middle"
        ? legend.height / 2
        : 0;
  return [left + x * (edge - left) + 8 - shiftX, bottom - y * (bottom - top) + 4 - shiftY];
}
