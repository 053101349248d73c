import { blend, chord, length, parts, Shape, type Image, type Color } from "./shape";

/** A disc about (x, y). */
export class Disc extends Shape {
  constructor(
    private readonly x: number,
    private readonly y: number,
    private readonly radius: number,
    color: Color,
  ) {
    super(y - radius, y + radius, false, ...parts(color));
  }

  protected span(row: number): void {
    const { x, radius } = this;
    const dy = row + 0.5 - this.y;
    const [outer, inner] = [chord(radius + 0.5, dy), chord(radius - 0.5, dy)];
    this.from = x - outer;
    this.to = x + outer;
    this.core = x - inner;
    this.coreTo = x + inner;
  }

  protected mix({ pixels, width }: Image, row: number, first: number, last: number): void {
    const { x, radius, red, green, blue } = this;
    const dy = row + 0.5 - this.y;
    for (let column = first; column <= last; column++) {
      const outside = length(column + 0.5 - x, dy) - radius;
      blend(pixels, 3 * (row * width + column), outside, red, green, blue);
    }
  }
}
