/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a pixel. */
const { abs, max, min, sqrt } = Math;

/** What a shape does to a row of pixel centres, in x: it may touch those of [from, to], covers those of [full, fullTo] whole, and none
 *  of [hole, holeTo]. An interval without numbers is (∞, −∞). */
export interface Spans {
  from: number;
  to: number;
  full: number;
  fullTo: number;
  hole: number;
  holeTo: number;
}

export function clear(spans: Spans): void {
  spans.from = spans.full = spans.hole = Infinity;
  spans.to = spans.fullTo = spans.holeTo = -Infinity;
}

/** Spans are found in floating point; the distance decides so close to their ends. */
export const slack = 1e-6;

/** Many times as fast as Math.hypot, which looks after numbers that no picture has. */
export const length = (x: number, y: number): number => sqrt(x * x + y * y);

/** Half of what a disc of this radius covers of a row at a distance from its middle; NaN where they do not meet. */
export const chord = (radius: number, dy: number): number =>
  radius < 0 ? NaN : sqrt(radius * radius - dy * dy);

/** Tells the part of a row that lies within `reach` of a line: of its two ends, and of the strip between them. */
export function rowsOfLine(
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): (reach: number, y: number) => { from: number; to: number } {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const span = length(dx, dy);
  return (reach, y) => {
    let [from, to] = [Infinity, -Infinity];
    if (reach < 0) return { from, to };
    const [half0, half1] = [chord(reach, y - y0), chord(reach, y - y1)];
    if (half0 >= 0) [from, to] = [x0 - half0, x0 + half0];
    if (half1 >= 0) [from, to] = [min(from, x1 - half1), max(to, x1 + half1)];
    if (dy === 0) return { from, to }; // the ends reach as far as the strip, and what lies between them is within it
    // The row meets the line's own line at `cross`; within the strip it may be reach · span/|dy| to either side.
    const cross = x0 + ((y - y0) * dx) / dy;
    const aside = (reach * span) / abs(dy);
    let [low, high] = [cross - aside, cross + aside];
    if (dx === 0) {
      if ((y - y0) * (y - y1) > 0) return { from, to };
    } else {
      const [start, end] = [x0 - ((y - y0) * dy) / dx, x1 - ((y - y1) * dy) / dx]; // where the strip's ends cut the row
      [low, high] = [max(low, min(start, end)), min(high, max(start, end))];
    }
    return low <= high ? { from: min(from, low), to: max(to, high) } : { from, to };
  };
}
