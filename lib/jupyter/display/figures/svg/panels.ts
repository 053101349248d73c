import { FONT } from "../template";
import { titleText, type Axis, type PlotlyLayout, type PlotlyTrace, type Values } from "../../traces";
import { placeBars, type Bar } from "./bars";
import { lineCount, textWidth } from "./element";
import { axisRange } from "./ranges";
import { axisModel, type AxisModel, type Scale } from "./scales";
import { axisTicks, type Tick } from "./ticks";

/** Pixels between the image's edge and the panels. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Every axis with its pixels and marks, the bars in place, and the margins around all panels. */
export interface Panels {
  readonly scales: ReadonlyMap<string, Scale>;
  readonly ticks: ReadonlyMap<string, readonly Tick[]>;
  readonly bars: ReadonlyMap<PlotlyTrace, Bar[]>;
  readonly margins: Margins;
}

/** Axis of the layout by its id: "x2" → `xaxis2`. */
export function axisOptions(layout: PlotlyLayout, id: string): Axis {
  return (layout[`${id[0]}axis${id.slice(1)}`] ?? {}) as Axis;
}

/** Places the axes of a figure in an image of the given size; `top` and `right` are taken by title, legend and colour bar. */
export function placePanels(
  data: readonly PlotlyTrace[],
  layout: PlotlyLayout,
  ids: readonly string[],
  size: { readonly width: number; readonly height: number; readonly top: number; readonly right: number },
): Panels {
  const axes = new Map(ids.map((id) => [id, axisModel(id, axisOptions(layout, id), axisValues(id, data))]));
  const bars = placeBars(data, layout, axes);
  const ranges = new Map([...axes].map(([id, axis]) => [id, axisRange(axis, data, layout, bars, axes)]));
  const guess = { left: 64, right: size.right, top: size.top, bottom: 60 };
  const first = allTicks(axes, ranges, layout, size, guess);
  const margins = { ...guess, ...outerMargins(axes, first, layout, size.right) };
  const scales = new Map(
    [...axes].map(([id, axis]) => [id, withPixels(axis, ranges, layout, size, margins)]),
  );
  return { scales, ticks: allTicks(axes, ranges, layout, size, margins), bars, margins };
}

/** Pixels that an axis's labels and title take beside its line. */
export function axisDepth(axis: AxisModel, ticks: readonly Tick[]): number {
  const title = titleText(axis.options.title);
  const titleDepth = title === "" ? 0 : lineCount(title) * FONT.size * 1.25 + 8;
  if (axis.options.showticklabels === false) return titleDepth + 8;
  const labels = ticks.filter((tick) => tick.minor !== true).map((tick) => tick.text);
  const across = Math.max(0, ...labels.map((text) => textWidth(text, FONT.tick)));
  const up = Math.max(1, ...labels.map(lineCount)) * FONT.tick * 1.25;
  return (axis.id[0] === "y" ? across : up) + 12 + titleDepth;
}

/** Share of the width or height that an axis spans: its own domain, else that of the layout's grid. */
export function axisDomain(layout: PlotlyLayout, axis: AxisModel): readonly [number, number] {
  if (axis.options.domain !== undefined) return axis.options.domain;
  if (axis.options.overlaying !== undefined) {
    const under = axis.options.overlaying;
    return axisDomain(layout, { ...axis, id: under, options: axisOptions(layout, under) });
  }
  const grid = layout.grid;
  if (grid === undefined) return [0, 1];
  const k = Number(axis.id.slice(1) || 1) - 1;
  const isX = axis.id[0] === "x";
  const independent = grid.pattern === "independent";
  const count = isX ? grid.columns : grid.rows;
  const place = !independent ? k : isX ? k % grid.columns : Math.floor(k / grid.columns);
  const gap =
    typeof grid[isX ? "xgap" : "ygap"] === "number"
      ? (grid[isX ? "xgap" : "ygap"] as number)
      : independent
        ? isX
          ? 0.2
          : 0.3
        : 0.1;
  const cell = 1 / (count - gap);
  const start = (isX ? place : count - 1 - place) * cell;
  return [start, start + cell * (1 - gap)];
}

/** The axis that an axis's line stands on: what `anchor` says, else the first of its partners; in a grid, as in plotly.js's,
 *  the lowest or the one furthest to the left. */
export function anchorOf(
  id: string,
  layout: PlotlyLayout,
  scales: ReadonlyMap<string, Scale>,
  partners: readonly string[],
): string {
  const given = axisOptions(layout, id).anchor;
  if (given !== undefined && given !== "free" && scales.has(given)) return given;
  if (layout.grid === undefined) return partners[0];
  const outwards = (name: string) => Number(scales.get(name)?.pixels[0]) * (id[0] === "x" ? -1 : 1);
  return [...partners].sort((a, b) => outwards(a) - outwards(b))[0];
}

/** The axes that an axis shares panels with: those of its traces, else the one of its number, else the first. */
export function partnersOf(
  id: string,
  scales: ReadonlyMap<string, Scale>,
  data: readonly PlotlyTrace[],
): string[] {
  const pairs = data.map((t) => [t.xaxis ?? "x", t.yaxis ?? "y"]);
  const found = id[0] === "x" ? pairs.filter(([x]) => x === id) : pairs.filter(([, y]) => y === id);
  if (found.length > 0) return [...new Set(found.map(([x, y]) => (id[0] === "x" ? y : x)))];
  const other = id[0] === "x" ? "y" : "x";
  return [scales.has(`${other}${id.slice(1)}`) ? `${other}${id.slice(1)}` : other];
}

function axisValues(id: string, data: readonly PlotlyTrace[]): Values[] {
  return data.flatMap((trace): Values[] => {
    if ((trace.xaxis ?? "x") === id) return trace.x === undefined ? [] : [trace.x];
    if ((trace.yaxis ?? "y") === id) return trace.y === undefined ? [] : [trace.y];
    return [];
  });
}

function withPixels(
  axis: AxisModel,
  ranges: ReadonlyMap<string, readonly [number, number]>,
  layout: PlotlyLayout,
  size: { readonly width: number; readonly height: number },
  margins: Margins,
): Scale {
  const [start, end] = axisDomain(layout, axis);
  const range = ranges.get(axis.id) as readonly [number, number];
  const width = size.width - margins.left - margins.right;
  const height = size.height - margins.top - margins.bottom;
  const pixels: readonly [number, number] =
    axis.id[0] === "x"
      ? [margins.left + start * width, margins.left + end * width]
      : [margins.top + (1 - start) * height, margins.top + (1 - end) * height];
  return { ...axis, range, pixels };
}

function allTicks(
  axes: ReadonlyMap<string, AxisModel>,
  ranges: ReadonlyMap<string, readonly [number, number]>,
  layout: PlotlyLayout,
  size: { readonly width: number; readonly height: number },
  margins: Margins,
): Map<string, Tick[]> {
  return new Map(
    [...axes].map(([id, axis]) => {
      const { pixels, range } = withPixels(axis, ranges, layout, size, margins);
      return [id, axisTicks(axis, range, Math.abs(pixels[1] - pixels[0]))];
    }),
  );
}

/** Margins for the axes at the rim of the image. */
function outerMargins(
  axes: ReadonlyMap<string, AxisModel>,
  ticks: ReadonlyMap<string, readonly Tick[]>,
  layout: PlotlyLayout,
  right: number,
): { left: number; right: number; bottom: number } {
  const margins = { left: 20, right, bottom: 20 };
  for (const axis of axes.values()) {
    if (axis.options.visible === false) continue;
    const depth = axisDepth(axis, ticks.get(axis.id) ?? []);
    const [start] = axisDomain(layout, axis);
    if (axis.id[0] === "x" && start < 0.01) margins.bottom = Math.max(margins.bottom, depth + 8);
    if (axis.id[0] === "x") continue;
    const under = axis.options.overlaying !== undefined || axis.options.side === "right";
    if (under) margins.right = Math.max(margins.right, right + depth);
    else margins.left = Math.max(margins.left, depth + 8);
  }
  return margins;
}
