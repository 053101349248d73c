import { FONT, INK } from "../template";
import { titleText } from "../../traces";
import { element, label, lineCount, px, textWidth } from "./element";
import { axisDepth } from "./panels";
import { pixelOf, type Scale } from "./scales";
import type { Tick } from "./ticks";

/** Grid lines of an axis across the panel that `other` spans. */
export function drawGrid(scale: Scale, other: Scale, ticks: readonly Tick[]): string {
  if (scale.options.visible === false) return "";
  const shown = scale.options.showgrid === false || scale.kind === "category" ? [] : ticks;
  const lines = shown.map((tick) => across(scale, other, pixelOf(scale, tick.at))).join("");
  const grid =
    lines === "" ? "" : element("path", { d: lines, stroke: INK.grid, "stroke-width": 1, class: "grid" });
  const [low, high] = [Math.min(...scale.range), Math.max(...scale.range)];
  if (scale.options.zeroline !== true || low >= 0 || high <= 0) return grid;
  const zero = across(scale, other, pixelOf(scale, 0));
  return grid + element("path", { d: zero, stroke: INK.axis, "stroke-width": 1, class: "axis" });
}

/** Line, marks, labels and title of an axis; `at` is the pixel of its line on the other axis. */
export function drawAxis(scale: Scale, ticks: readonly Tick[], at: number, opposite: boolean): string {
  if (scale.options.visible === false) return "";
  const isX = scale.id[0] === "x";
  const away = isX !== opposite ? 1 : -1;
  const [start, end] = scale.pixels.map(px);
  let d = isX ? `M${start} ${px(at)}H${end}` : `M${px(at)} ${start}V${end}`;
  for (const tick of ticks) {
    const p = px(pixelOf(scale, tick.at));
    const tip = px(at + away * (tick.minor === true ? 3 : 5));
    d += isX ? `M${p} ${px(at)}V${tip}` : `M${px(at)} ${p}H${tip}`;
  }
  const line = element("path", { d, fill: "none", stroke: INK.axis, "stroke-width": 1, class: "axis" });
  const labels =
    scale.options.showticklabels === false
      ? []
      : spaced(scale, ticks).map((tick) => tickLabel(scale, tick, at, away));
  return line + labels.join("") + axisTitle(scale, ticks, at, away);
}

function across(scale: Scale, other: Scale, at: number): string {
  const [a, b] = other.pixels.map(px);
  return scale.id[0] === "x" ? `M${px(at)} ${a}V${b}` : `M${a} ${px(at)}H${b}`;
}

/** The labels that fit: on a crowded axis of categories, every second, third … one; of numbers, those of powers of ten before
 *  the digits between them, and none that would run into one that stands. */
function spaced(scale: Scale, ticks: readonly Tick[]): readonly Tick[] {
  if (ticks.length < 2) return ticks;
  if (scale.kind !== "category") return withoutCollisions(scale, ticks);
  const room = Math.abs(pixelOf(scale, ticks[1].at) - pixelOf(scale, ticks[0].at));
  const longest = Math.max(...ticks.map((tick) => tick.text.length)) * FONT.tick * 0.5;
  const wanted = scale.id[0] === "x" ? longest + 6 : FONT.tick + 3;
  const every = Math.max(1, Math.ceil(wanted / Math.max(1, room * (scale.id[0] === "x" ? 1.15 : 1))));
  return ticks.filter((_, i) => i % every === 0);
}

function withoutCollisions(scale: Scale, ticks: readonly Tick[]): readonly Tick[] {
  const kept: Tick[] = [];
  for (const tick of [...ticks].sort((a, b) => Number(a.minor === true) - Number(b.minor === true))) {
    const at = pixelOf(scale, tick.at);
    const free = kept.every(
      (other) => Math.abs(pixelOf(scale, other.at) - at) >= (extent(scale, other) + extent(scale, tick)) / 2,
    );
    if (free) kept.push(tick);
  }
  return kept;
}

/** Pixels that a label takes along its axis. */
function extent(scale: Scale, { text, minor }: Tick): number {
  const size = minor === true ? FONT.tick * 0.75 : FONT.tick;
  return scale.id[0] === "x" ? textWidth(text, size) + 4 : lineCount(text) * size * 1.05;
}

function tickLabel(scale: Scale, tick: Tick, at: number, away: number): string {
  const size = tick.minor === true ? FONT.tick * 0.75 : FONT.tick;
  const ink = { "font-size": size, fill: INK.text, class: "ink" };
  const p = pixelOf(scale, tick.at);
  if (scale.id[0] === "y") {
    return label(at + away * 8, p + size * 0.36, tick.text, {
      ...ink,
      "text-anchor": away < 0 ? "end" : "start",
    });
  }
  return label(p, away > 0 ? at + 8 + size : at - 8, tick.text, { ...ink, "text-anchor": "middle" });
}

function axisTitle(scale: Scale, ticks: readonly Tick[], at: number, away: number): string {
  const text = titleText(scale.options.title);
  if (text === "") return "";
  const middle = (scale.pixels[0] + scale.pixels[1]) / 2;
  const depth = axisDepth(scale, ticks);
  const ink = { "font-size": FONT.size, fill: INK.text, "text-anchor": "middle", class: "ink" };
  if (scale.id[0] === "x") return label(middle, at + away * (depth - 6), text, ink);
  const x = at + away * (depth - (away < 0 ? FONT.size : 4));
  return label(x, middle, text, { ...ink, transform: `rotate(-90 ${px(x)} ${px(middle)})` });
}
