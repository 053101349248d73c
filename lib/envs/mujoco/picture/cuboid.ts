import { lightOf, Solid, type Frame } from "./solid";

const { max, min } = Math;

/** A box. */
export class Cuboid extends Solid {
  scan({ depths, lights, owners }: Frame, owner: number, start: number, left: number, right: number): void {
    const { ox, oy, oz, ax, ay, az, sx, sy, sz } = this;
    const [rx, ry, rz] = this.reach;
    for (let column = left; column < right; column++) {
      const dx = ax + column * sx;
      const dy = ay + column * sy;
      const dz = az + column * sz;
      // It is inside between the two planes of each side.
      const [x0, x1] = [(-rx - ox) / dx, (rx - ox) / dx];
      const [y0, y1] = [(-ry - oy) / dy, (ry - oy) / dy];
      const [z0, z1] = [(-rz - oz) / dz, (rz - oz) / dz];
      const [x, y, z] = [min(x0, x1), min(y0, y1), min(z0, z1)];
      const t = max(x, y, z);
      if (!(t > 0 && t <= min(max(x0, x1), max(y0, y1), max(z0, z1)) && t < depths[start + column])) continue;
      depths[start + column] = t;
      owners[start + column] = owner;
      const [nx, ny] = [t === x ? -dx : 0, t === x ? 0 : t === y ? -dy : 0];
      lights[start + column] = lightOf(nx, ny, nx === 0 && ny === 0 ? -dz : 0, dx, dy, dz);
    }
  }
}
