import { ambient, diffuse, Solid, type Frame } from "./solid";

const { abs, floor, sqrt } = Math;

/** Squares of the checks a metre. */
const squares = 2;

/** What the lighter squares add to their light, as a share. */
const lighter = 0.4;

/** A wave that falls from ½ to 0 and rises again, of period 1: the slope of it is −1 and 1 by turns, as the squares are. */
const zigzag = (x: number): number => abs(x - floor(x) - 0.5);

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
      const inverse = 1 / dz;
      const t = -oz * inverse;
      if (t >= depths[start + column]) continue;
      const dx = ax + column * sx;
      const dy = ay + column * sy;
      const x = ox + t * dx;
      const y = oy + t * dy;
      if (abs(x) > wide || abs(y) > deep) continue;
      depths[start + column] = t;
      owners[start + column] = owner;
      const mx = dx * inverse;
      const my = dy * inverse;
      // Half of the pixel's sides, and its middle, in pairs of squares.
      const w = 0.25 * squares * t * (abs(sx - mx * sz) + abs(px - mx * pz)) + 1e-9;
      const d = 0.25 * squares * t * (abs(sy - my * sz) + abs(py - my * pz)) + 1e-9;
      const u = 0.5 * squares * x;
      const v = 0.5 * squares * y;
      // Its mean is the difference of the zigzag at both ends, along x times along y.
      const mean = ((zigzag(u - w) - zigzag(u + w)) * (zigzag(v - d) - zigzag(v + d))) / (4 * w * d);
      const share = 0.5 - 0.5 * mean;
      const light = ambient - (diffuse * dz) / sqrt(dx * dx + dy * dy + dz * dz);
      lights[start + column] = light * (1 + lighter * share);
    }
  }
}
