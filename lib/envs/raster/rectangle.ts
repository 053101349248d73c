import { blend, parts, Shape, type Image, type Color } from "./shape";

const { abs, max } = Math;

/** A rectangle with its corner at (x, y). */
export class Rectangle extends Shape {
  private readonly middleX: number;
  private readonly middleY: number;

  constructor(
    private readonly x: number,
    y: number,
    private readonly width: number,
    private readonly height: number,
    color: Color,
  ) {
    super(y, y + height, false, ...parts(color));
    this.middleX = x + width / 2;
    this.middleY = y + height / 2;
  }

  protected span(row: number): void {
    const { x, width, height } = this;
    this.from = x - 0.5;
    this.to = x + width + 0.5;
    const isEdge = abs(row + 0.5 - this.middleY) > height / 2 - 0.5 - 1e-6;
    this.core = isEdge ? Infinity : x + 0.5;
    this.coreTo = isEdge ? -Infinity : x + width - 0.5;
  }

  protected mix({ pixels, width: stride }: Image, row: number, first: number, last: number): void {
    const { middleX, width, red, green, blue } = this;
    const outsideY = abs(row + 0.5 - this.middleY) - this.height / 2;
    for (let column = first; column <= last; column++) {
      const outside = max(abs(column + 0.5 - middleX) - width / 2, outsideY);
      blend(pixels, 3 * (row * stride + column), outside, red, green, blue);
    }
  }
}
