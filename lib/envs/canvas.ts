import { assertCount } from "../core/count";
import { Disc } from "./raster/disc";
import { Line } from "./raster/line";
import { Rectangle } from "./raster/rectangle";
import { Ring } from "./raster/ring";
import type { Color } from "./raster/shape";

export type { Color } from "./raster/shape";

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

  /** @param background a colour, or another canvas, whose pixels are copied
   *  @throws RangeError unless width and height are positive integers, those of the background if it is a canvas. */
  constructor(
    readonly width: number,
    readonly height: number,
    background: Color | Canvas = palette.white,
  ) {
    assertCount("Canvas: width", width);
    assertCount("Canvas: height", height);
    if (background instanceof Canvas) {
      if (background.width !== width || background.height !== height)
        throw new RangeError(
          `Canvas: background must have ${width} × ${height} pixels, got ${background.width} × ${background.height}`,
        );
      this.pixels = background.pixels.slice();
      return;
    }
    this.pixels = new Uint8ClampedArray(width * height * 3);
    this.pixels.set(background);
    for (let done = 3; done < this.pixels.length; done *= 2) this.pixels.copyWithin(done, 0, done);
  }

  /** A rectangle with its corner at (x, y). */
  rectangle(x: number, y: number, width: number, height: number, color: Color): void {
    new Rectangle(x, y, width, height, color).paint(this);
  }

  disc(x: number, y: number, radius: number, color: Color): void {
    new Disc(x, y, radius, color).paint(this);
  }

  /** A circle, drawn with a pen of this width. */
  ring(x: number, y: number, radius: number, width: number, color: Color): void {
    new Ring(x, y, radius, width, color).paint(this);
  }

  /** A line with round ends. */
  line(x0: number, y0: number, x1: number, y1: number, width: number, color: Color): void {
    new Line(x0, y0, x1, y1, width, color).paint(this);
  }

  /** Lines from point to point. */
  path(points: readonly (readonly [number, number])[], width: number, color: Color): void {
    for (let i = 1; i < points.length; i++)
      this.line(points[i - 1][0], points[i - 1][1], points[i][0], points[i][1], width, color);
  }
}

/** Images of one height next to each other, with gaps of one colour between them.
 *  @throws RangeError if the heights differ or there is none. */
export function sideBySide(images: readonly Canvas[], gap = 8, between: Color = palette.paper): Canvas {
  const height = images[0]?.height;
  if (height === undefined || images.some((image) => image.height !== height))
    throw new RangeError("sideBySide: images must be at least one, all of one height");
  const width = images.reduce((sum, image) => sum + image.width, gap * (images.length - 1));
  const joined = new Canvas(width, height, between);
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
