import { element, type Attributes } from "../figures/svg/element";
import { INK } from "../figures/template";
import type { DiagramNode } from "./description";
import { boxOf, distance, toPixels, union, type Drawn, type Point } from "./geometry";
import { TEXT } from "./look";
import { drawText, textSize } from "./text";

/** A node with its place and size in pixels. */
export interface PlacedNode {
  readonly node: DiagramNode;
  readonly middle: Point;
  /** Half of its width and height; of a circle both are the radius. */
  readonly half: Point;
}

const DOUBLE = 4;

/** A node as large as its text asks for. */
export function placeNode(node: DiagramNode, unit: number): PlacedNode {
  const middle = toPixels(node.at, unit);
  const [label, note] = [sizeOf(node.label, TEXT.label), sizeOf(node.note, TEXT.note)];
  const [width, height] = [Math.max(label.width, note.width), label.height + note.height];
  return { node, middle, half: halfSize(node, width / 2, height / 2) };
}

function sizeOf(text: string | undefined, size: number): { width: number; height: number } {
  return text === undefined || text === "" ? { width: 0, height: 0 } : textSize(text, size);
}

function halfSize({ shape = "circle", end }: DiagramNode, dx: number, dy: number): Point {
  const rim = end === true ? DOUBLE : 0;
  if (shape === "dot") return { x: 5 + rim, y: 5 + rim };
  if (shape === "text") return { x: dx + 2, y: dy };
  if (shape === "circle") {
    const radius = Math.max(20, Math.hypot(dx, dy * 0.8) + 4) + rim;
    return { x: radius, y: radius };
  }
  return { x: Math.max(18, dx + 9) + rim, y: Math.max(18, dy + 6) + rim };
}

const isRound = ({ shape = "circle" }: DiagramNode): boolean => shape === "circle" || shape === "dot";

/** Whether a point is in a node, or within `room` pixels of it. */
export function isInside({ node, middle, half }: PlacedNode, point: Point, room: number): boolean {
  if (isRound(node)) return distance(middle, point) < half.x + room;
  return Math.abs(point.x - middle.x) < half.x + room && Math.abs(point.y - middle.y) < half.y + room;
}

/** Outline and text of a node. */
export function drawNode(placed: PlacedNode): Drawn {
  const { node, middle, half } = placed;
  const { label = "", note = "", shape = "circle", end } = node;
  const outline = shape === "text" ? "" : drawOutline(placed, 0) + (end ? drawOutline(placed, DOUBLE) : "");
  const heights = [sizeOf(label, TEXT.label).height, sizeOf(note, TEXT.note).height];
  const top = middle.y - (heights[0] + heights[1]) / 2;
  const at = (y: number) => ({ x: middle.x, y });
  const texts = [
    ...(label === "" ? [] : [drawText(label, at(top + heights[0] / 2), TEXT.label)]),
    ...(note === "" ? [] : [drawText(note, at(top + heights[0] + heights[1] / 2), TEXT.note)]),
  ];
  return {
    svg: outline + texts.map(({ svg }) => svg).join(""),
    box: union([boxOf(middle, 2 * half.x + 2, 2 * half.y + 2), ...texts.map(({ box }) => box)]),
  };
}

function drawOutline({ node, middle, half }: PlacedNode, inset: number): string {
  const [dx, dy] = [half.x - inset, half.y - inset];
  const filled = node.shape === "dot" && inset === (node.end === true ? DOUBLE : 0);
  const look: Attributes = {
    fill: filled ? INK.text : "none",
    stroke: INK.text,
    "stroke-width": 1.5,
    class: filled ? "line ink" : "line",
  };
  if (isRound(node)) return element("circle", { cx: middle.x, cy: middle.y, r: dx, ...look });
  const corner = node.shape === "rounded" ? Math.min(12, dy) : undefined;
  const place = { x: middle.x - dx, y: middle.y - dy, width: 2 * dx, height: 2 * dy };
  return element("rect", { ...place, rx: corner, ...look });
}
