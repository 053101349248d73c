import { assertCount } from "../core/count";
import { chord, clear, length, rowsOfLine, slack, type Spans } from "./rowSpans";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a pixel. */
const { abs, ceil, floor, max, min } = Math;

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

/** A shape: its signed distance, negative inside, in pixels, and what it does to a row. */
interface Shape {
  outside(x: number, y: number): number;
  /** Writes the spans of row y, which begin without numbers. */
  row(y: number, spans: Spans): void;
}

/** An image to draw simple shapes on, with smooth edges: a pixel that a shape covers in part takes part of its colour.
 *  x runs to the right and y down, in pixels; the centre of the first pixel is (0.5, 0.5). */
export class Canvas {
  /** [height, width, 3] */
  readonly pixels: Uint8ClampedArray;
  private readonly spans: Spans = { from: 0, to: 0, full: 0, fullTo: 0, hole: 0, holeTo: 0 };

  /** @throws RangeError unless width and height are positive integers. */
  constructor(
    readonly width: number,
    readonly height: number,
    background: Color = palette.white,
  ) {
    assertCount("Canvas: width", width);
    assertCount("Canvas: height", height);
    this.pixels = new Uint8ClampedArray(width * height * 3);
    this.pixels.set(background);
    for (let done = 3; done < this.pixels.length; done *= 2) this.pixels.copyWithin(done, 0, done);
  }

  /** A rectangle with its corner at (x, y). */
  rectangle(x: number, y: number, width: number, height: number, color: Color): void {
    const [middleX, middleY] = [x + width / 2, y + height / 2];
    this.paint(y, y + height, color, {
      outside: (px, py) => max(abs(px - middleX) - width / 2, abs(py - middleY) - height / 2),
      row: (py, spans) => {
        spans.from = x - 0.5;
        spans.to = x + width + 0.5;
        if (abs(py - middleY) > height / 2 - 0.5 - slack) return;
        spans.full = x + 0.5;
        spans.fullTo = x + width - 0.5;
      },
    });
  }

  disc(x: number, y: number, radius: number, color: Color): void {
    this.paint(y - radius, y + radius, color, {
      outside: (px, py) => length(px - x, py - y) - radius,
      row: (py, spans) => {
        const [outer, inner] = [chord(radius + 0.5, py - y), chord(radius - 0.5, py - y)];
        spans.from = x - outer;
        spans.to = x + outer;
        spans.full = x - inner;
        spans.fullTo = x + inner;
      },
    });
  }

  /** A circle, drawn with a pen of this width. */
  ring(x: number, y: number, radius: number, width: number, color: Color): void {
    const reach = radius + width / 2;
    this.paint(y - reach, y + reach, color, {
      outside: (px, py) => abs(length(px - x, py - y) - radius) - width / 2,
      row: (py, spans) => {
        const [outer, inner] = [chord(reach + 0.5, py - y), chord(radius - width / 2 - 0.5, py - y)];
        spans.from = x - outer;
        spans.to = x + outer;
        spans.hole = x - inner;
        spans.holeTo = x + inner;
      },
    });
  }

  /** A line with round ends. */
  line(x0: number, y0: number, x1: number, y1: number, width: number, color: Color): void {
    const [dx, dy] = [x1 - x0, y1 - y0];
    const squared = dx * dx + dy * dy;
    const half = width / 2;
    const lineRow = rowsOfLine(x0, y0, x1, y1);
    const outside = (px: number, py: number): number => {
      const along = squared === 0 ? 0 : ((px - x0) * dx + (py - y0) * dy) / squared;
      const t = min(1, max(0, along));
      return length(px - x0 - t * dx, py - y0 - t * dy) - half;
    };
    this.paint(min(y0, y1) - half, max(y0, y1) + half, color, {
      outside,
      row: (py, spans) => {
        // Beyond this reach from the line nothing is touched, within that one all is covered.
        const [touched, covered] = [lineRow(half + 0.5, py), lineRow(half - 0.5, py)];
        spans.from = touched.from;
        spans.to = touched.to;
        spans.full = covered.from;
        spans.fullTo = covered.to;
      },
    });
  }

  /** Lines from point to point. */
  path(points: readonly (readonly [number, number])[], width: number, color: Color): void {
    for (let i = 1; i < points.length; i++)
      this.line(points[i - 1][0], points[i - 1][1], points[i][0], points[i][1], width, color);
  }

  /** Mixes the colour into each pixel by how much of it the shape covers. @param top of the shape, and its bottom, in y */
  private paint(top: number, bottom: number, color: Color, shape: Shape): void {
    const [first, last] = [max(0, floor(top)), min(this.height, ceil(bottom) + 1)];
    const { spans } = this;
    for (let row = first; row < last; row++) {
      clear(spans);
      shape.row(row + 0.5, spans);
      this.paintRow(row, spans, color, shape);
    }
  }

  private paintRow(row: number, spans: Spans, color: Color, { outside }: Shape): void {
    const { full, fullTo, hole, holeTo } = spans;
    const end = min(this.width - 1, floor(spans.to - 0.5 + slack));
    for (let column = max(0, ceil(spans.from - 0.5 - slack)); column <= end; column++) {
      const x = column + 0.5;
      if (x > hole + slack && x < holeTo - slack) {
        column = floor(holeTo - slack - 0.5); // the last one within it; the loop goes on behind it
        continue;
      }
      if (x > full + slack && x < fullTo - slack) {
        const to = min(end, floor(fullTo - slack - 0.5));
        this.fill(row, column, to, color);
        column = to;
        continue;
      }
      const cover = min(1, max(0, 0.5 - outside(x, row + 0.5)));
      if (cover > 0) this.mix((row * this.width + column) * 3, color, cover);
    }
  }

  private fill(row: number, from: number, to: number, [red, green, blue]: Color): void {
    const { pixels, width } = this;
    for (let at = (row * width + from) * 3; at <= (row * width + to) * 3; at += 3) {
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }

  private mix(at: number, [red, green, blue]: Color, cover: number): void {
    const { pixels } = this;
    const rest = 1 - cover;
    pixels[at] = pixels[at] * rest + red * cover;
    pixels[at + 1] = pixels[at + 1] * rest + green * cover;
    pixels[at + 2] = pixels[at + 2] * rest + blue * cover;
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
