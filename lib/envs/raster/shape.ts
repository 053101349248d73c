/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a pixel. */
const { ceil, floor, max, min, sqrt } = Math;

/** Red, green, blue from 0 to 255. */
export type Color = readonly [number, number, number];

/** Spans are found in floating point; the distance decides so close to their ends. */
const slack = 1e-6;

/** Pixels [height, width, 3]. */
export interface Image {
  readonly pixels: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** Many times as fast as Math.hypot, which looks after numbers that no picture has. */
export const length = (x: number, y: number): number => sqrt(x * x + y * y);

/** Half of what a disc of this radius covers of a row at a distance from its middle; NaN where they do not meet. */
export const chord = (radius: number, dy: number): number =>
  radius < 0 ? NaN : sqrt(radius * radius - dy * dy);

/**
 * What is painted: a signed distance, negative inside, in pixels, of which a pixel takes as much colour as ½ minus it says, 0 to 1. In a row
 * of pixel centres, in x, it may touch those of [from, to], and does one thing to those of [core, coreTo]: covers them, or leaves a hole. An
 * interval without numbers is (∞, −∞), or has a NaN.
 *
 * Each kind of shape mixes the pixels at its edge in a loop of its own: to ask another function for each distance costs more than the rest.
 */
export abstract class Shape {
  protected from = 0;
  protected to = 0;
  protected core = 0;
  protected coreTo = 0;

  /** @param top and bottom: what it may touch, in y */
  constructor(
    private readonly top: number,
    private readonly bottom: number,
    private readonly isHollow: boolean,
    protected readonly red: number,
    protected readonly green: number,
    protected readonly blue: number,
  ) {}

  /** Finds what it does to a row: from, to, core and coreTo. */
  protected abstract span(row: number): void;

  /** Mixes the colour into the pixels first to last of a row, by distance. */
  protected abstract mix(image: Image, row: number, first: number, last: number): void;

  paint(image: Image): void {
    const end = min(image.height, ceil(this.bottom) + 1);
    for (let row = max(0, floor(this.top)); row < end; row++) {
      this.span(row);
      const first = max(0, ceil(this.from - 0.5 - slack));
      const last = min(image.width - 1, floor(this.to - 0.5 + slack));
      const core = max(first, floor(this.core - 0.5 + slack) + 1);
      const coreTo = min(last, ceil(this.coreTo - 0.5 - slack) - 1);
      if (core <= coreTo) {
        this.mix(image, row, first, core - 1);
        if (!this.isHollow) this.fill(image, row, core, coreTo);
        this.mix(image, row, coreTo + 1, last);
      } else if (first <= last) this.mix(image, row, first, last);
    }
  }

  private fill({ pixels, width }: Image, row: number, first: number, last: number): void {
    const { red, green, blue } = this;
    const end = 3 * (row * width + last);
    for (let at = 3 * (row * width + first); at <= end; at += 3) {
      pixels[at] = red;
      pixels[at + 1] = green;
      pixels[at + 2] = blue;
    }
  }
}

/** Mixes a colour into the pixel at `at`, by how much of it a shape at this distance covers. */
export function blend(
  pixels: Uint8ClampedArray,
  at: number,
  outside: number,
  red: number,
  green: number,
  blue: number,
): void {
  const cover = min(1, max(0, 0.5 - outside));
  if (cover <= 0) return;
  const rest = 1 - cover;
  pixels[at] = pixels[at] * rest + red * cover;
  pixels[at + 1] = pixels[at + 1] * rest + green * cover;
  pixels[at + 2] = pixels[at + 2] * rest + blue * cover;
}

/** The parts of a colour, as `Shape` takes them. */
export const parts = ([red, green, blue]: Color): [number, number, number] => [red, green, blue];
