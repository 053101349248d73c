import type { Place, Side } from "./description";

/** A point or a direction, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A part of a picture, and the room that it takes. */
export interface Drawn {
  readonly svg: string;
  readonly box: Box;
}

/** The direction of a side; y points down. */
export const DIRECTIONS: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
};

export function toPixels([x, y]: Place, unit: number): Point {
  return { x: x * unit, y: y * unit };
}

/** a + by · direction. */
export function shifted(a: Point, direction: Point, by: number): Point {
  return { x: a.x + direction.x * by, y: a.y + direction.y * by };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** The direction from a to b, of length 1; to the right where they are the same point. */
export function directionTo(a: Point, b: Point): Point {
  const length = distance(a, b);
  return length === 0 ? DIRECTIONS.right : { x: (b.x - a.x) / length, y: (b.y - a.y) / length };
}

/** A quarter turn to the left of who looks along a direction. */
export function leftOf({ x, y }: Point): Point {
  return { x: y, y: -x };
}

export function boxAround(points: readonly Point[], room = 0): Box {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return {
    left: Math.min(...xs) - room,
    top: Math.min(...ys) - room,
    right: Math.max(...xs) + room,
    bottom: Math.max(...ys) + room,
  };
}

export function boxOf(centre: Point, width: number, height: number): Box {
  const [dx, dy] = [width / 2, height / 2];
  return { left: centre.x - dx, top: centre.y - dy, right: centre.x + dx, bottom: centre.y + dy };
}

/** The smallest box that holds all of them. */
export function union(boxes: readonly Box[]): Box {
  return boxAround(
    boxes.flatMap(({ left, top, right, bottom }) => [
      { x: left, y: top },
      { x: right, y: bottom },
    ]),
  );
}

/** The length of a line with corners. */
export function lengthOf(line: readonly Point[]): number {
  return line.slice(1).reduce((sum, point, i) => sum + distance(line[i], point), 0);
}

/** The point of a line that is `along` pixels from its beginning, and the direction there. */
export function pointAlong(line: readonly Point[], along: number): { point: Point; direction: Point } {
  let left = along;
  for (let i = 1; ; i++) {
    const length = distance(line[i - 1], line[i]);
    if (left <= length || i === line.length - 1) {
      const direction = directionTo(line[i - 1], line[i]);
      return { point: shifted(line[i - 1], direction, left), direction };
    }
    left -= length;
  }
}

/** The part of a line from one distance along it to another. */
export function partOf(line: readonly Point[], from: number, to: number): Point[] {
  let along = 0;
  const inner = line.filter((point, i) => {
    if (i > 0) along += distance(line[i - 1], point);
    return along > from && along < to;
  });
  return [pointAlong(line, from).point, ...inner, pointAlong(line, to).point];
}
