import { blend, chord, length, parts, Shape, type Image, type Color } from "./shape";

const { abs } = Math;

/** A circle about (x, y), drawn with a pen of a width. */
export class Ring extends Shape {
  constructor(
    private readonly x: number,
    private readonly y: number,
    private readonly radius: number,
    private readonly pen: number,
    color: Color,
  ) {
    super(y - radius - pen / 2, y + radius + pen / 2, true, ...parts(color));
  }

  protected span(row: number): void {
    const { x, radius, pen } = this;
    const dy = row + 0.5 - this.y;
    const [outer, inner] = [chord(radius + pen / 2 + 0.5, dy), chord(radius - pen / 2 - 0.5, dy)];
    this.from = x - outer;
    this.to = x + outer;
    this.core = x - inner;
    this.coreTo = x + inner;
  }

  protected mix({ pixels, width }: Image, row: number, first: number, last: number): void {
    const { x, radius, pen, red, green, blue } = this;
    const dy = row + 0.5 - this.y;
    for (let column = first; column <= last; column++) {
      const outside = abs(length(column + 0.5 - x, dy) - radius) - pen / 2;
      blend(pixels, 3 * (row * width + column), outside, red, green, blue);
    }
  }
}
