/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a pixel. */
const { abs, ceil, floor, hypot, max, min } = Math;

/** Red, green, blue from 0 to 255. */
export type Color = readonly [number, number, number];

/** Colours that stay apart for most people who see fewer, and in grey. */
export const palette = {
  white: [255, 255, 255],
  paper: [244, 241, 234],
  grey: [150, 150, 150],
  ink: [40, 40, 40],
  blue: [0, 114, 178],
  sky: [134, 196, 232],
  orange: [213, 94, 0],
  green: [0, 158, 115],
} as const satisfies Record<string, Color>;

/** An image to draw simple shapes on, with smooth edges: a pixel that a shape covers in part takes part of its colour.
 *  x runs to the right and y down, in pixels; the centre of the first pixel is (0.5, 0.5). */
export class Canvas {
  /** [height, width, 3] */
  readonly pixels: Uint8ClampedArray;

  /** @throws RangeError unless width and height are positive integers. */
  constructor(
    readonly width: number,
    readonly height: number,
    background: Color = palette.white,
  ) {
    for (const [name, size] of Object.entries({ width, height })) {
      if (!Number.isInteger(size) || size < 1)
        throw new RangeError(`Canvas: ${name} must be a positive integer, got ${size}`);
    }
    this.pixels = new Uint8ClampedArray(width * height * 3);
    const { pixels } = this;
    const [red, green, blue] = background;
    for (let i = 0; i < pixels.length; i += 3) {
      pixels[i] = red;
      pixels[i + 1] = green;
      pixels[i + 2] = blue;
    }
  }

  /** A rectangle with its corner at (x, y). */
  rectangle(x: number, y: number, width: number, height: number, color: Color): void {
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    const outside = (px: number, py: number) =>
      max(abs(px - middleX) - width / 2, abs(py - middleY) - height / 2);
    this.paint([x, y, x + width, y + height], outside, color);
  }

  disc(x: number, y: number, radius: number, color: Color): void {
    const outside = (px: number, py: number) => hypot(px - x, py - y) - radius;
    this.paint([x - radius, y - radius, x + radius, y + radius], outside, color);
  }

  /** A circle, drawn with a pen of this width. */
  ring(x: number, y: number, radius: number, width: number, color: Color): void {
    const outside = (px: number, py: number) => abs(hypot(px - x, py - y) - radius) - width / 2;
    const reach = radius + width / 2;
    this.paint([x - reach, y - reach, x + reach, y + reach], outside, color);
  }

  /** A line with round ends. */
  line(x0: number, y0: number, x1: number, y1: number, width: number, color: Color): void {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const squared = dx * dx + dy * dy;
    const outside = (px: number, py: number) => {
      const along = squared === 0 ? 0 : ((px - x0) * dx + (py - y0) * dy) / squared;
      const t = min(1, max(0, along));
      return hypot(px - x0 - t * dx, py - y0 - t * dy) - width / 2;
    };
    const [half, left, top] = [width / 2, min(x0, x1), min(y0, y1)];
    this.paint([left - half, top - half, left + abs(dx) + half, top + abs(dy) + half], outside, color);
  }

  /** Lines from point to point. */
  path(points: readonly (readonly [number, number])[], width: number, color: Color): void {
    for (let i = 1; i < points.length; i++)
      this.line(points[i - 1][0], points[i - 1][1], points[i][0], points[i][1], width, color);
  }

  /** Mixes the colour into each pixel of the box by how much of it the shape covers.
   *  @param outside Signed distance to the shape's edge, negative inside, in pixels. */
  private paint(
    [left, top, right, bottom]: readonly number[],
    outside: (x: number, y: number) => number,
    color: Color,
  ): void {
    const [firstRow, lastRow] = [max(0, floor(top)), min(this.height, ceil(bottom) + 1)];
    const [firstColumn, lastColumn] = [max(0, floor(left)), min(this.width, ceil(right) + 1)];
    for (let row = firstRow; row < lastRow; row++) {
      for (let column = firstColumn; column < lastColumn; column++) {
        const cover = min(1, max(0, 0.5 - outside(column + 0.5, row + 0.5)));
        if (cover > 0) this.mix((row * this.width + column) * 3, color, cover);
      }
    }
  }

  private mix(at: number, color: Color, cover: number): void {
    for (let k = 0; k < 3; k++) this.pixels[at + k] = this.pixels[at + k] * (1 - cover) + color[k] * cover;
  }
}

/** Images of one height next to each other.
 *  @throws RangeError if the heights differ or there is none. */
export function sideBySide(images: readonly Canvas[], gap = 8): Canvas {
  const height = images[0]?.height;
  if (height === undefined || images.some((image) => image.height !== height))
    throw new RangeError("sideBySide: images must be at least one, all of one height");
  const width = images.reduce((sum, image) => sum + image.width, gap * (images.length - 1));
  const joined = new Canvas(width, height);
  let left = 0;
  for (const image of images) {
    for (let row = 0; row < height; row++) {
      const line = image.pixels.subarray(row * image.width * 3, (row + 1) * image.width * 3);
      joined.pixels.set(line, (row * width + left) * 3);
    }
    left += image.width + gap;
  }
  return joined;
}
