import { ambient, diffuse, Solid, type Frame } from "./solid";

const { abs, floor, max, sqrt } = Math;

/** Squares of the checks a metre. */
const squares = 2;

/** What the lighter squares add to their light, as a share. */
const lighter = 0.4;

const triangle = (x: number): number => abs(x / 2 - floor(x / 2) - 0.5);

/** The mean of a wave that is 1 and −1 by turns over x ± width/2. */
const mean = (x: number, width: number): number =>
  (2 * (triangle(x - width / 2) - triangle(x + width / 2))) / width;

/** A rectangle in the plane z = 0, seen from above, with checks; endless to a side where its size is 0. */
export class Plane extends Solid {
  /** How a direction changes from a row to the next. */
  private px = 0;
  private py = 0;
  private pz = 0;

  /** @param x half of its sides @param y */
  constructor(x: number, y: number) {
    super([x || Infinity, y || Infinity, 0]);
  }

  override aim(turn: Float64Array, x: number, y: number, pixel: number): void {
    super.aim(turn, x, y, pixel);
    this.px = turn[1] * pixel;
    this.py = turn[4] * pixel;
    this.pz = turn[7] * pixel;
  }

  /** A pixel is as light as the squares in it are on average: it covers a parallelogram of the plane, taken for a rectangle. */
  scan({ depths, lights, owners }: Frame, owner: number, start: number, left: number, right: number): void {
    const { ox, oy, oz, ax, ay, az, sx, sy, sz, px, py, pz } = this;
    const [wide, deep] = this.reach;
    if (oz <= 0) return;
    for (let column = left; column < right; column++) {
      const dz = az + column * sz;
      if (dz >= 0) continue;
      const t = -oz / dz;
      if (t >= depths[start + column]) continue;
      const dx = ax + column * sx;
      const dy = ay + column * sy;
      const x = ox + t * dx;
      const y = oy + t * dy;
      if (abs(x) > wide || abs(y) > deep) continue;
      depths[start + column] = t;
      owners[start + column] = owner;
      const width = squares * t * (abs(sx - (dx * sz) / dz) + abs(px - (dx * pz) / dz));
      const depth = squares * t * (abs(sy - (dy * sz) / dz) + abs(py - (dy * pz) / dz));
      const share = 0.5 - 0.5 * mean(squares * x, max(1e-6, width)) * mean(squares * y, max(1e-6, depth));
      const light = ambient - (diffuse * dz) / sqrt(dx * dx + dy * dy + dz * dz);
      lights[start + column] = light * (1 + lighter * share);
    }
  }
}
