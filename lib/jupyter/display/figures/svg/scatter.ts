import type { LineStyle, MarkerStyle, ScatterTrace } from "../../traces";
import { FONT, INK } from "../template";
import { colorAt, readColorscale } from "./colorscales";
import { element, label, px } from "./element";
import { markerPath } from "./markers";
import { coordinate, pixelOf, toPixel, type Scale } from "./scales";

/** A point in pixels with its position in the trace, or undefined for a gap. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

type Point = Place | undefined;

/** Lines, points, texts, error bars and areas of a trace; `below` is the trace that an area to the next one reaches. */
export function drawScatter(trace: ScatterTrace, x: Scale, y: Scale, below?: ScatterTrace): string {
  const mode = trace.mode ?? "lines";
  const points = tracePoints(trace, x, y);
  const line = (trace.line ?? {}) as LineStyle;
  const parts = [drawArea(trace, points, x, y, below)];
  if (mode.includes("lines")) {
    parts.push(
      element("path", {
        d: linePath(points, line.shape),
        fill: "none",
        ...strokeOf(line),
        "stroke-linejoin": "round",
      }),
    );
  }
  if (trace.error_y !== undefined) parts.push(drawErrors(trace, points, y));
  if (mode.includes("markers")) parts.push(drawMarkers(trace.marker ?? {}, points));
  if (mode.includes("text") && trace.text !== undefined) parts.push(drawTexts(trace, points));
  return parts.join("");
}

/** Stroke attributes of a line style, with plotly.js's names of dashes. */
export function strokeOf(line: LineStyle): Record<string, string | number | undefined> {
  const width = line.width ?? 2;
  const unit = Math.max(3, width);
  const dashes: Readonly<Record<string, readonly number[]>> = {
    dot: [unit, unit],
    dash: [3 * unit, 3 * unit],
    longdash: [5 * unit, 5 * unit],
    dashdot: [3 * unit, unit, unit, unit],
    longdashdot: [5 * unit, 2 * unit, unit, 2 * unit],
  };
  const pattern = line.dash === undefined ? undefined : dashes[line.dash]?.map(px).join(" ");
  return { stroke: line.color ?? INK.text, "stroke-width": width, "stroke-dasharray": pattern };
}

function tracePoints(trace: ScatterTrace, x: Scale, y: Scale): Point[] {
  return Array.from(trace.y, (value, index) => {
    const across = toPixel(x, trace.x === undefined ? index : trace.x[index]);
    const up = toPixel(y, value);
    return across === undefined || up === undefined ? undefined : { x: across, y: up, index };
  });
}

/** A path through the points that breaks at gaps. */
function linePath(points: readonly Point[], shape: LineStyle["shape"]): string {
  let path = "";
  let last: Point;
  for (const point of points) {
    if (point !== undefined) {
      const [x, y] = [px(point.x), px(point.y)];
      if (last === undefined) path += `M${x} ${y}`;
      else path += shape === "hv" ? `H${x}V${y}` : shape === "vh" ? `V${y}H${x}` : `L${x} ${y}`;
    }
    last = point;
  }
  return path;
}

function drawArea(
  trace: ScatterTrace,
  points: readonly Point[],
  x: Scale,
  y: Scale,
  below?: ScatterTrace,
): string {
  if (trace.fill === undefined || trace.fill === "none") return "";
  const top = points.filter((p): p is Place => p !== undefined);
  if (top.length === 0) return "";
  let d = linePath(top, trace.line?.shape);
  if (trace.fill === "tozeroy") {
    const zero = coordinate(y, 0);
    const foot = px(zero === undefined ? y.pixels[0] : pixelOf(y, zero));
    d += `L${px(top[top.length - 1].x)} ${foot}L${px(top[0].x)} ${foot}`;
  } else if (trace.fill === "tonexty") {
    if (below === undefined) return "";
    const back = tracePoints(below, x, y).filter((p) => p !== undefined).reverse(); // prettier-ignore
    d += linePath(back, below.line?.shape).replace(/^M/, "L");
  }
  const given = trace.fillcolor;
  return element("path", {
    d: `${d}Z`,
    fill: given ?? trace.line?.color,
    "fill-opacity": given === undefined ? 0.5 : undefined,
  });
}

function drawErrors(trace: ScatterTrace, points: readonly Point[], y: Scale): string {
  const bars = trace.error_y;
  if (bars === undefined || bars.visible === false) return "";
  let d = "";
  for (const point of points) {
    if (point === undefined) continue;
    const value = Number(trace.y[point.index]);
    const top = toPixel(y, value + bars.array[point.index]);
    const foot = toPixel(y, value - (bars.arrayminus ?? bars.array)[point.index]) ?? y.pixels[0];
    const [left, right] = [px(point.x - 4), px(point.x + 4)];
    if (top !== undefined)
      d += `M${left} ${px(top)}H${right}M${left} ${px(foot)}H${right}M${px(point.x)} ${px(top)}V${px(foot)}`;
  }
  const color = typeof bars.color === "string" ? bars.color : (trace.line?.color ?? INK.text);
  return element("path", { d, fill: "none", stroke: color, "stroke-width": 2 });
}

function drawMarkers(marker: MarkerStyle, points: readonly Point[]): string {
  const open = (marker.symbol ?? "").endsWith("-open");
  const colors = markerColors(marker);
  const sizes = marker.size as number | ArrayLike<number> | undefined;
  const marks = points.flatMap((point) => {
    if (point === undefined) return [];
    const size = typeof sizes === "object" ? sizes[point.index] : (sizes ?? 9);
    const color = colors(point.index);
    const d = markerPath(marker.symbol ?? "circle", point.x, point.y, size);
    const outline = {
      stroke: open ? color : marker.line?.color,
      "stroke-width": open ? 2 : marker.line?.width,
    };
    return [element("path", { d, fill: open ? "none" : color, ...outline })];
  });
  const opacity = typeof marker.opacity === "number" ? marker.opacity : undefined;
  return element("g", { opacity }, marks.join(""));
}

/** Colour of each point: one for all, one each, or numbers shown on a colour scale. */
function markerColors(marker: MarkerStyle): (index: number) => string {
  const color = marker.color as string | readonly (string | number)[] | undefined;
  if (!Array.isArray(color)) return () => (color as string | undefined) ?? INK.text;
  const numbers = color.filter((c): c is number => typeof c === "number");
  const [low, high] = [
    numbers.reduce((a, b) => Math.min(a, b), Infinity),
    numbers.reduce((a, b) => Math.max(a, b), -Infinity),
  ];
  const scale = numbers.length === 0 ? undefined : readColorscale(marker.colorscale as string | undefined);
  return (index) => {
    const value = color[index] as string | number;
    return typeof value === "string" || scale === undefined
      ? String(value)
      : colorAt(scale, high > low ? (value - low) / (high - low) : 0.5);
  };
}

function drawTexts(trace: ScatterTrace, points: readonly Point[]): string {
  const place = typeof trace.textposition === "string" ? trace.textposition : "middle center";
  const dy = place.startsWith("top") ? -10 : place.startsWith("bottom") ? FONT.tick + 8 : FONT.tick * 0.36;
  const dx = place.endsWith("right") ? 8 : place.endsWith("left") ? -8 : 0;
  const anchor = dx > 0 ? "start" : dx < 0 ? "end" : "middle";
  return points
    .flatMap((point) => {
      const text =
        point === undefined
          ? undefined
          : typeof trace.text === "string"
            ? trace.text
            : trace.text?.[point.index];
      if (point === undefined || !text) return [];
      return [
        label(point.x + dx, point.y + dy, text, {
          "font-size": FONT.tick,
          "text-anchor": anchor,
          fill: INK.text,
          class: "ink",
        }),
      ];
    })
    .join("");
}
