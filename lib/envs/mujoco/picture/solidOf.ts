import { Capsule } from "./capsule";
import { Cuboid } from "./cuboid";
import { Cylinder } from "./cylinder";
import { Ellipsoid } from "./ellipsoid";
import { Plane } from "./plane";
import type { Solid } from "./solid";

/** MuJoCo's shapes. @param type its number, mjtGeom @param size [3], by type @throws RangeError for those that no world of ours has, such as
 *  meshes */
export function solidOf(type: number, [x, y, z]: readonly number[]): Solid {
  switch (type) {
    case 0:
      return new Plane(x, y);
    case 2:
      return new Ellipsoid([x, x, x]);
    case 3:
      return new Capsule(x, y);
    case 4:
      return new Ellipsoid([x, y, z]);
    case 5:
      return new Cylinder(x, y);
    case 6:
      return new Cuboid([x, y, z]);
    default:
      throw new RangeError(
        `solidOf: type must be that of a plane, sphere, capsule, ellipsoid, cylinder or box, got ${type}`,
      );
  }
}
