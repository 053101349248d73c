import { lightOf, nearer, Solid, type Frame } from "./solid";

const { abs, max, min, sqrt } = Math;

/** Half spheres on the ends of a cylinder along z. */
export class Capsule extends Solid {
  /** @param half of the length, without the ends */
  constructor(
    private readonly radius: number,
    private readonly half: number,
  ) {
    super([radius, radius, radius + half]);
  }

  scan({ depths, lights, owners }: Frame, owner: number, start: number, left: number, right: number): void {
    const { ox, oy, oz, ax, ay, az, sx, sy, sz, radius, half } = this;
    const c = ox * ox + oy * oy - radius * radius;
    for (let column = left; column < right; column++) {
      const dx = ax + column * sx;
      const dy = ay + column * sy;
      const dz = az + column * sz;
      const across = max(dx * dx + dy * dy, 1e-30);
      const b = ox * dx + oy * dy;
      const square = b * b - across * c;
      if (square < 0) continue; // past the endless cylinder around it
      let t = (-b - sqrt(square)) / across;
      let z = oz + t * dz;
      if (abs(z) > half) {
        const away = z > 0 ? oz - half : oz + half; // from the middle of the half sphere on this side
        t = nearer(across + dz * dz, b + away * dz, ox * ox + oy * oy + away * away - radius * radius);
        z = oz + t * dz;
      }
      if (!(t > 0 && t < depths[start + column])) continue;
      depths[start + column] = t;
      owners[start + column] = owner;
      lights[start + column] = lightOf(ox + t * dx, oy + t * dy, z - max(-half, min(half, z)), dx, dy, dz);
    }
  }
}
