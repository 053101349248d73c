import { element, px } from "../figures/svg/element";
import { INK } from "../figures/template";
import type { DiagramTile } from "./description";
import { boxOf, toPixels, type Drawn } from "./geometry";

/** One square of a map: walls are grey, pits have waves. */
export function drawTile({ at, look }: DiagramTile, unit: number): Drawn {
  const { x, y } = toPixels(at, unit);
  const square = { x: x - unit / 2, y: y - unit / 2, width: unit, height: unit };
  const wall = {
    ...square,
    fill: INK.axis,
    "fill-opacity": 0.45,
    "shape-rendering": "crispEdges",
    class: "soft",
  };
  return {
    svg: look === "wall" ? element("rect", wall) : waves(x, y, unit),
    box: boxOf({ x, y }, unit, unit),
  };
}

function waves(x: number, y: number, unit: number): string {
  const [left, step] = [px(x - 0.28 * unit), px(0.14 * unit)];
  const wave = (dy: number) =>
    `M${left} ${px(y + dy * unit)}q${px(0.07 * unit)} ${px(-0.16 * unit)} ${step} 0${`t${step} 0`.repeat(3)}`;
  const d = wave(-0.16) + wave(0.2);
  return element("path", { d, fill: "none", stroke: INK.axis, "stroke-width": 1.4, class: "line-soft" });
}
