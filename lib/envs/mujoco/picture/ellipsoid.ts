import { lightOf, nearer, Solid, type Frame } from "./solid";

/** A sphere is one of equal radii. */
export class Ellipsoid extends Solid {
  scan({ depths, lights, owners }: Frame, owner: number, start: number, left: number, right: number): void {
    const { ox, oy, oz, ax, ay, az, sx, sy, sz } = this;
    const [rx, ry, rz] = this.reach;
    const [ix, iy, iz] = [1 / (rx * rx), 1 / (ry * ry), 1 / (rz * rz)];
    const c = ox * ox * ix + oy * oy * iy + oz * oz * iz - 1;
    for (let column = left; column < right; column++) {
      const dx = ax + column * sx;
      const dy = ay + column * sy;
      const dz = az + column * sz;
      const a = dx * dx * ix + dy * dy * iy + dz * dz * iz;
      const t = nearer(a, ox * dx * ix + oy * dy * iy + oz * dz * iz, c);
      if (t >= depths[start + column]) continue;
      depths[start + column] = t;
      owners[start + column] = owner;
      const [nx, ny, nz] = [(ox + t * dx) * ix, (oy + t * dy) * iy, (oz + t * dz) * iz];
      lights[start + column] = lightOf(nx, ny, nz, dx, dy, dz);
    }
  }
}
