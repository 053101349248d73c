import type { BarTrace } from "../../traces";
import { FONT, INK } from "../template";
import type { Bar } from "./bars";
import { element, label, px } from "./element";
import { coordinate, pixelOf, type Scale } from "./scales";

/** The bars of a trace, with their texts and error bars; hatchings are defined beside them under `id`. */
export function drawBars(
  trace: BarTrace,
  bars: readonly Bar[],
  across: Scale,
  along: Scale,
  id: string,
): string {
  const marker = trace.marker ?? {};
  const shape = marker.pattern?.shape ?? "";
  const parts = [shape === "" ? "" : hatching(`${id}-hatch`, shape)];
  for (const bar of bars) {
    const box = barBox(bar, across, along, trace.orientation === "h");
    const color = Array.isArray(marker.color) ? marker.color[bar.index] : marker.color;
    const outline = { stroke: marker.line?.color, "stroke-width": marker.line?.width };
    parts.push(element("rect", { ...box, fill: String(color ?? INK.text), ...outline }));
    if (shape !== "") parts.push(element("rect", { ...box, fill: `url(#${id}-hatch)` }));
    parts.push(barText(trace, bar, box));
  }
  parts.push(barErrors(trace, bars, across, along));
  return parts.join("");
}

/** A hatching of white lines to lay over a colour. */
export function hatching(id: string, shape: string): string {
  const lines: Readonly<Record<string, string>> = {
    "/": "M-2 2L2 -2M0 8L8 0M6 10L10 6",
    "\\": "M-2 6L2 10M0 0L8 8M6 -2L10 2",
    x: "M0 8L8 0M0 0L8 8",
    "-": "M0 4H8",
    "|": "M4 0V8",
    "+": "M0 4H8M4 0V8",
    ".": "M3 4a1 1 0 1 0 2 0a1 1 0 1 0 -2 0",
  };
  const path = element("path", {
    d: lines[shape] ?? "",
    stroke: INK.paper,
    "stroke-opacity": 0.75,
    "stroke-width": 1.5,
    fill: "none",
  });
  return element(
    "defs",
    {},
    element("pattern", { id, width: 8, height: 8, patternUnits: "userSpaceOnUse" }, path),
  );
}

/** Name that plotly.js also gives a bar's place: a rectangle in pixels. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly [attribute: string]: number;
}

function barBox(bar: Bar, across: Scale, along: Scale, sideways: boolean): Box {
  const [a, b] = [pixelOf(across, bar.start), pixelOf(across, bar.end)];
  const [c, d] = [
    bar.from === undefined ? along.pixels[0] : pixelOf(along, bar.from),
    pixelOf(along, bar.to),
  ];
  const [start, size] = [Math.min(a, b), Math.abs(b - a)];
  const [from, length] = [Math.min(c, d), Math.abs(d - c)];
  return sideways
    ? { x: from, y: start, width: length, height: size }
    : { x: start, y: from, width: size, height: length };
}

function barText(trace: BarTrace, bar: Bar, box: Box): string {
  const text = typeof trace.text === "string" ? trace.text : trace.text?.[bar.index];
  if (!text) return "";
  const ink = { "font-size": FONT.tick, fill: INK.text, class: "ink" };
  const negative = bar.from !== undefined && bar.to < bar.from;
  if (trace.orientation === "h") {
    const x = negative ? box.x - 5 : box.x + box.width + 5;
    return label(x, box.y + box.height / 2 + FONT.tick * 0.36, text, {
      ...ink,
      "text-anchor": negative ? "end" : "start",
    });
  }
  const y = negative ? box.y + box.height + FONT.tick + 2 : box.y - 5;
  return label(box.x + box.width / 2, y, text, { ...ink, "text-anchor": "middle" });
}

function barErrors(trace: BarTrace, bars: readonly Bar[], across: Scale, along: Scale): string {
  const errors = trace.error_y;
  if (errors === undefined || trace.orientation === "h") return "";
  const d = bars.map((bar) => {
    const value = along.kind === "log" ? 10 ** bar.to : bar.to;
    const x = pixelOf(across, (bar.start + bar.end) / 2);
    const ends = [value + errors.array[bar.index], value - (errors.arrayminus ?? errors.array)[bar.index]];
    const [top, foot] = ends
      .map((v) => coordinate(along, v))
      .map((at) => (at === undefined ? along.pixels[0] : pixelOf(along, at)));
    return `M${px(x - 4)} ${px(top)}H${px(x + 4)}M${px(x - 4)} ${px(foot)}H${px(x + 4)}M${px(x)} ${px(top)}V${px(foot)}`;
  });
  return element("path", {
    d: d.join(""),
    fill: "none",
    stroke: INK.text,
    "stroke-width": 2,
    class: "ink-stroke",
  });
}
