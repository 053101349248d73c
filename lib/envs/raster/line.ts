import { blend, chord, length, parts, Shape, type Image, type Color } from "./shape";

const { abs, max, min } = Math;

/** A line from (x0, y0) to (x1, y1) with round ends. */
export class Line extends Shape {
  private readonly dx: number;
  private readonly dy: number;
  private readonly squared: number;
  private readonly half: number;
  /** What `within` found. */
  private low = 0;
  private high = 0;

  constructor(
    private readonly x0: number,
    private readonly y0: number,
    private readonly x1: number,
    private readonly y1: number,
    pen: number,
    color: Color,
  ) {
    super(min(y0, y1) - pen / 2, max(y0, y1) + pen / 2, false, ...parts(color));
    this.dx = x1 - x0;
    this.dy = y1 - y0;
    this.squared = this.dx * this.dx + this.dy * this.dy;
    this.half = pen / 2;
  }

  protected span(row: number): void {
    // Beyond this reach from the line nothing is touched, within that one all is covered.
    this.within(this.half + 0.5, row);
    this.from = this.low;
    this.to = this.high;
    this.within(this.half - 0.5, row);
    this.core = this.low;
    this.coreTo = this.high;
  }

  /** The part of a row that lies within `reach`: of the line's two ends, and of the strip between them. */
  private within(reach: number, row: number): void {
    const { x0, y0, x1, y1, dx, dy } = this;
    const y = row + 0.5;
    this.low = Infinity;
    this.high = -Infinity;
    if (reach < 0) return;
    const [half0, half1] = [chord(reach, y - y0), chord(reach, y - y1)];
    if (half0 >= 0) this.extend(x0 - half0, x0 + half0);
    if (half1 >= 0) this.extend(x1 - half1, x1 + half1);
    if (dy === 0) return; // the ends reach as far as the strip, and what lies between them is within it
    if (dx === 0) {
      if ((y - y0) * (y - y1) <= 0) this.extend(x0 - reach, x0 + reach);
      return;
    }
    // The row meets the line's own line at `cross`; within the strip it may be `aside` to either side, up to where the strip's ends cut it.
    const cross = x0 + ((y - y0) * dx) / dy;
    const aside = (reach * length(dx, dy)) / abs(dy);
    const [start, end] = [x0 - ((y - y0) * dy) / dx, x1 - ((y - y1) * dy) / dx];
    const [low, high] = [max(cross - aside, min(start, end)), min(cross + aside, max(start, end))];
    if (low <= high) this.extend(low, high);
  }

  private extend(low: number, high: number): void {
    this.low = min(this.low, low);
    this.high = max(this.high, high);
  }

  protected mix({ pixels, width }: Image, row: number, first: number, last: number): void {
    const { x0, dx, dy, squared, half, red, green, blue } = this;
    const py = row + 0.5 - this.y0;
    for (let column = first; column <= last; column++) {
      const px = column + 0.5 - x0;
      const along = squared === 0 ? 0 : (px * dx + py * dy) / squared;
      const t = min(1, max(0, along));
      const outside = length(px - t * dx, py - t * dy) - half;
      blend(pixels, 3 * (row * width + column), outside, red, green, blue);
    }
  }
}
