import { element, px } from "../figures/svg/element";
import type { ArrowKind, DiagramArrow, Side } from "./description";
import {
  boxAround,
  DIRECTIONS,
  directionTo,
  distance,
  leftOf,
  lengthOf,
  partOf,
  pointAlong,
  shifted,
  toPixels,
  union,
  type Drawn,
  type Point,
} from "./geometry";
import { LINES, SOFT, TEXT, type LineLook } from "./look";
import { isInside, type PlacedNode } from "./nodes";
import { drawText, textSize } from "./text";

const HEAD = 10;
const SAMPLES = 24;

/** The arrow between two placed nodes, with its label beside it. */
export function drawArrow(arrow: DiagramArrow, from: PlacedNode, to: PlacedNode, unit: number): Drawn {
  const line = clipped(wayOf(arrow, from, to, unit), from, to);
  const width = arrow.probability === undefined ? 1.8 : 1.2 + 2 * arrow.probability;
  const drawn = drawLine(line, LINES[arrow.kind ?? "world"], width);
  if (arrow.label === undefined || arrow.label === "") return drawn;
  const label = drawLabel(arrow, line);
  return { svg: drawn.svg + label.svg, box: union([drawn.box, label.box]) };
}

/** The short arrow into a start. */
export function drawStart(to: PlacedNode, side: Side): Drawn {
  const direction = DIRECTIONS[side];
  const extent = Math.abs(direction.x * to.half.x + direction.y * to.half.y);
  const tail = shifted(to.middle, direction, extent + 36);
  const line = clipped([tail, to.middle], undefined, to);
  const drawn = drawLine(line, SOFT, 1.4);
  const { width } = textSize("start", TEXT.note);
  const beyond =
    direction.x === 0 ? { x: 0, y: direction.y * 10 } : { x: direction.x * (width / 2 + 4), y: 0 };
  const word = drawText("start", { x: tail.x + beyond.x, y: tail.y + beyond.y }, TEXT.note);
  return { svg: drawn.svg + word.svg, box: union([drawn.box, word.box]) };
}

/** A sample of a kind of line, without a head. */
export function drawSwatch(kind: ArrowKind, x: number, y: number, width: number): string {
  const d = `M${px(x)} ${px(y)}H${px(x + width)}`;
  return element("path", { d, fill: "none", "stroke-width": 1.8, ...LINES[kind].line });
}

/** The way from the middle of a node to the middle of another, curves as many short pieces. */
function wayOf(arrow: DiagramArrow, from: PlacedNode, to: PlacedNode, unit: number): Point[] {
  const [a, b] = [from.middle, to.middle];
  if (arrow.through !== undefined) return [a, ...arrow.through.map((place) => toPixels(place, unit)), b];
  if (arrow.from === arrow.to) return loopAt(from, DIRECTIONS[arrow.loop ?? "up"]);
  const bend = arrow.bend ?? 0;
  if (bend === 0) return [a, b];
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const control = shifted(middle, leftOf(directionTo(a, b)), 2 * bend * distance(a, b));
  return curve(a, control, control, b, 2 / 3);
}

function loopAt({ middle, half }: PlacedNode, direction: Point): Point[] {
  const extent = Math.abs(direction.x * half.x + direction.y * half.y);
  const far = shifted(middle, direction, (extent + 30) / 0.75);
  const [out, back] = [-1, 1].map((side) => shifted(far, leftOf(direction), side * 52));
  return curve(middle, out, back, middle, 1);
}

/** A Bézier curve; the control points are taken to lie `share` of the way from the ends to those given. */
function curve(a: Point, c1: Point, c2: Point, b: Point, share: number): Point[] {
  const towards = (end: Point, c: Point) => shifted(end, { x: c.x - end.x, y: c.y - end.y }, share);
  const points = [a, towards(a, c1), towards(b, c2), b];
  return Array.from({ length: SAMPLES + 1 }, (_, i) => {
    const t = i / SAMPLES;
    const weights = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    const mix = (key: "x" | "y") => weights.reduce((sum, w, k) => sum + w * points[k][key], 0);
    return { x: mix("x"), y: mix("y") };
  });
}

/** The part of a way that is outside of both nodes. */
function clipped(way: readonly Point[], from: PlacedNode | undefined, to: PlacedNode): Point[] {
  const length = lengthOf(way);
  const steps = Math.max(2, Math.ceil(length));
  const outside = (node: PlacedNode | undefined, step: number, room: number) =>
    node === undefined || !isInside(node, pointAlong(way, (step / steps) * length).point, room);
  let [first, last] = [0, steps];
  while (first < steps && !outside(from, first, 2)) first++;
  while (last > first && !outside(to, last, 2)) last--;
  return partOf(way, (first / steps) * length, (last / steps) * length);
}

function drawLine(line: readonly Point[], look: LineLook, width: number): Drawn {
  const length = lengthOf(line);
  const tip = line[line.length - 1];
  const base = pointAlong(line, Math.max(0, length - HEAD)).point;
  const direction = directionTo(base, tip);
  const half = 3.4 + 0.7 * width;
  const corners = [tip, shifted(base, leftOf(direction), half), shifted(base, leftOf(direction), -half)];
  const shaft = partOf(line, 0, Math.max(0, length - HEAD + 1));
  const stroke = { fill: "none", "stroke-width": width, "stroke-linejoin": "round", ...look.line };
  return {
    svg:
      element("path", { d: pathOf(shaft), ...stroke }) +
      element("path", { d: `${pathOf(corners)}Z`, ...look.head }),
    box: boxAround([...line, ...corners], width / 2),
  };
}

function drawLabel(arrow: DiagramArrow, line: readonly Point[]): Drawn {
  const text = arrow.label ?? "";
  const { point, direction } = pointAlong(line, lengthOf(line) * (arrow.labelAt ?? 0.5));
  const isLoop = arrow.from === arrow.to;
  const outer = isLoop || (arrow.bend ?? 0) < 0 ? "right" : "left";
  const sign = (arrow.labelSide ?? outer) === "left" ? 1 : -1;
  const normal = leftOf(direction);
  const { width, height } = textSize(text, TEXT.arrow);
  const room = (Math.abs(normal.x) * width + Math.abs(normal.y) * height) / 2 + 4;
  return drawText(text, shifted(point, normal, sign * room), TEXT.arrow);
}

function pathOf(line: readonly Point[]): string {
  return line.map(({ x, y }, i) => `${i === 0 ? "M" : "L"}${px(x)} ${px(y)}`).join("");
}
