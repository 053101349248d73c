import { FONT, INK } from "../template";
import type { Annotation, LineStyle, PlotlyLayout, Shape } from "../../traces";
import { element, label, lineCount, px, textWidth } from "./element";
import { pixelOf, toPixel, type Scale } from "./scales";
import { strokeOf } from "./scatter";

/** Lines and boxes of the layout that lie below, or above, the traces. */
export function drawShapes(
  layout: PlotlyLayout,
  scales: ReadonlyMap<string, Scale>,
  layer: "above" | "below",
): string {
  return (layout.shapes ?? [])
    .filter((shape) => (shape.layer ?? "above") === layer)
    .map((shape) => drawShape(shape, scales))
    .join("");
}

/** Texts of the layout, with an arrow to their point unless it is turned off. */
export function drawAnnotations(layout: PlotlyLayout, scales: ReadonlyMap<string, Scale>): string {
  return (layout.annotations ?? []).map((note) => drawAnnotation(note, scales)).join("");
}

function drawShape(shape: Shape, scales: ReadonlyMap<string, Scale>): string {
  const [x0, x1] = [shape.x0, shape.x1].map((v) => place(v, shape.xref ?? "x", "x", scales));
  const [y0, y1] = [shape.y0, shape.y1].map((v) => place(v, shape.yref ?? "y", "y", scales));
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return "";
  const line = strokeOf({ color: "#444444", ...shape.line } as LineStyle);
  if (shape.type === "line") {
    return element("path", {
      d: `M${px(x0)} ${px(y0)}L${px(x1)} ${px(y1)}`,
      ...line,
      opacity: shape.opacity,
    });
  }
  const box = {
    x: Math.min(x0, x1),
    y: Math.min(y0, y1),
    width: Math.abs(x1 - x0),
    height: Math.abs(y1 - y0),
  };
  return element("rect", { ...box, fill: shape.fillcolor ?? "none", ...line, opacity: shape.opacity });
}

function drawAnnotation(note: Annotation, scales: ReadonlyMap<string, Scale>): string {
  const x = place(note.x, note.xref ?? "x", "x", scales, true);
  const y = place(note.y, note.yref ?? "y", "y", scales, true);
  if (x === undefined || y === undefined) return "";
  const arrow = note.showarrow !== false;
  const size = note.font?.size ?? FONT.tick;
  const [dx, dy] = arrow ? [note.ax ?? -10, note.ay ?? -30] : [0, 0];
  const height = lineCount(note.text) * size * 1.25;
  const anchor = anchorOf(note.xanchor, arrow, (note.xref ?? "x") === "paper" ? Number(note.x) : 0.5);
  const [cx, top] = [
    x + dx,
    y + dy - height * riseOf(note.yanchor, arrow, (note.yref ?? "y") === "paper" ? Number(note.y) : 0.5),
  ];
  const ink = {
    "font-size": size,
    fill: note.font?.color ?? INK.text,
    class: note.font?.color === undefined ? "ink" : undefined,
  };
  const text = label(cx, top + size, note.text, { ...ink, "text-anchor": anchor });
  return arrow ? drawArrow(cx, dy < 0 ? top + height : top, x, y, textWidth(note.text, size)) + text : text;
}

function drawArrow(fromX: number, fromY: number, toX: number, toY: number, width: number): string {
  const startX = Math.abs(toX - fromX) > width ? fromX + Math.sign(toX - fromX) * (width / 2) : fromX;
  const [dx, dy] = [toX - startX, toY - fromY];
  const length = Math.hypot(dx, dy);
  if (length < 6) return "";
  const [ux, uy] = [dx / length, dy / length];
  const [tipX, tipY] = [toX - ux * 2, toY - uy * 2];
  const wing = (side: number) => `${px(tipX - ux * 8 + side * uy * 4)} ${px(tipY - uy * 8 - side * ux * 4)}`;
  const d = `M${px(startX)} ${px(fromY)}L${px(tipX)} ${px(tipY)}M${wing(1)}L${px(tipX)} ${px(tipY)}L${wing(-1)}`;
  return element("path", { d, fill: "none", stroke: INK.text, "stroke-width": 1.3, class: "ink-stroke" });
}

/** Pixel of a coordinate given in data units or in parts of the panel; annotations give log axes their logarithm. */
function place(
  value: number | string,
  ref: string,
  direction: "x" | "y",
  scales: ReadonlyMap<string, Scale>,
  logarithm = false,
): number | undefined {
  const ends = [...scales.values()].filter((s) => s.id[0] === direction).flatMap((s) => s.pixels);
  const domain = / domain$/.test(ref) ? scales.get(ref.split(" ")[0]) : undefined;
  if (ref === "paper" || domain !== undefined) {
    const [low, high] =
      domain?.pixels ??
      (direction === "x" ? [Math.min(...ends), Math.max(...ends)] : [Math.max(...ends), Math.min(...ends)]);
    return low + Number(value) * (high - low);
  }
  const scale = scales.get(ref);
  if (scale === undefined) return undefined;
  return logarithm && scale.kind === "log" ? pixelOf(scale, Number(value)) : toPixel(scale, value);
}

function anchorOf(given: Annotation["xanchor"], arrow: boolean, share: number): string {
  const names = { left: "start", center: "middle", right: "end" };
  if (given !== undefined && given !== "auto") return names[given];
  return arrow || (share > 1 / 3 && share < 2 / 3) ? "middle" : share <= 1 / 3 ? "start" : "end";
}

/** Share of the text's height that lies above its point. */
function riseOf(given: Annotation["yanchor"], arrow: boolean, share: number): number {
  const shares = { top: 0, middle: 0.5, bottom: 1 };
  if (given !== undefined && given !== "auto") return shares[given];
  return arrow || (share > 1 / 3 && share < 2 / 3) ? 0.5 : share <= 1 / 3 ? 1 : 0;
}
