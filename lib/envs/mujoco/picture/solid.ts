/** What is known of each pixel, row by row. */
export interface Frame {
  /** Of what is seen there; Infinity where nothing is. */
  depths: Float64Array;
  /** How bright it is, as a share of its colour. */
  lights: Float64Array;
  /** The number of the shape that is seen; `nobody` where none is. */
  owners: Uint8Array;
}

/** The owner of pixels of which nobody else is. */
export const nobody = 255;

/** The light comes from the camera: what it does to a surface along which it runs, and what more to one that it meets at a right angle. */
export const ambient = 0.4;
export const diffuse = 0.6;

const { max, sqrt } = Math;

/**
 * A solid in coordinates of its own, and rays o + t d that all begin at the camera, o. In a row of pixels d = a + column · s. Camera
 * directions of depth 1 make t the depth. Each kind of solid scans a row in a loop of its own: a call for a pixel would cost more than its
 * mathematics.
 */
export abstract class Solid {
  protected ox = 0;
  protected oy = 0;
  protected oz = 0;
  protected ax = 0;
  protected ay = 0;
  protected az = 0;
  protected sx = 0;
  protected sy = 0;
  protected sz = 0;

  /** @param reach half of the sides of a box around it */
  constructor(readonly reach: readonly number[]) {}

  /** Where rays begin. @param o [3] */
  from(o: Float64Array): void {
    this.ox = o[0];
    this.oy = o[1];
    this.oz = o[2];
  }

  /** The directions of a row: a right-handed turn of the camera's (x of column 0, y, −1), and a pixel's width along its x.
   *  @param turn [3, 3] by row */
  aim(turn: Float64Array, x: number, y: number, pixel: number): void {
    this.ax = turn[0] * x + turn[1] * y - turn[2];
    this.ay = turn[3] * x + turn[4] * y - turn[5];
    this.az = turn[6] * x + turn[7] * y - turn[8];
    this.sx = turn[0] * pixel;
    this.sy = turn[3] * pixel;
    this.sz = turn[6] * pixel;
  }

  /** Puts itself into the pixels left ≤ column < right of a row that begins at `start`, where it is nearer than what is there. */
  abstract scan(frame: Frame, owner: number, start: number, left: number, right: number): void;
}

/** The light of a surface with normal n that a ray of direction d meets. */
export const lightOf = (nx: number, ny: number, nz: number, dx: number, dy: number, dz: number): number =>
  ambient +
  (diffuse * max(0, -(nx * dx + ny * dy + nz * dz))) /
    sqrt((nx * nx + ny * ny + nz * nz) * (dx * dx + dy * dy + dz * dz));

/** The smaller root of a t² + 2 b t + c = 0 if it lies ahead, else Infinity. */
export const nearer = (a: number, b: number, c: number): number => {
  const square = b * b - a * c;
  if (square < 0) return Infinity;
  const t = (-b - sqrt(square)) / a;
  return t > 0 ? t : Infinity;
};
