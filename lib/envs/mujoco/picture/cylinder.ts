import { lightOf, nearer, Solid, type Frame } from "./solid";

const { abs, max } = Math;

/** A cylinder along z. */
export class Cylinder extends Solid {
  /** @param half of its length */
  constructor(
    private readonly radius: number,
    private readonly half: number,
  ) {
    super([radius, radius, half]);
  }

  scan({ depths, lights, owners }: Frame, owner: number, start: number, left: number, right: number): void {
    const { ox, oy, oz, ax, ay, az, sx, sy, sz, radius, half } = this;
    const c = ox * ox + oy * oy - radius * radius;
    const end = (oz > 0 ? half : -half) - oz; // to the end that the camera may see
    for (let column = left; column < right; column++) {
      const dx = ax + column * sx;
      const dy = ay + column * sy;
      const dz = az + column * sz;
      let t = nearer(max(dx * dx + dy * dy, 1e-30), ox * dx + oy * dy, c);
      const isSide = abs(oz + t * dz) <= half;
      if (!isSide) {
        t = end / dz;
        const [x, y] = [ox + t * dx, oy + t * dy];
        if (abs(oz) <= half || x * x + y * y > radius * radius) continue;
      }
      if (!(t > 0 && t < depths[start + column])) continue;
      depths[start + column] = t;
      owners[start + column] = owner;
      lights[start + column] = isSide
        ? lightOf(ox + t * dx, oy + t * dy, 0, dx, dy, dz)
        : lightOf(0, 0, oz, dx, dy, dz);
    }
  }
}
