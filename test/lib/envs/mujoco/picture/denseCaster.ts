/** A scene in world coordinates, and the pictures of it by the plainest means: each ray steps along until it is inside something. */
import type { Physics } from "lib/envs/mujoco/physics";

type Vector = readonly [number, number, number];

/** What a ray meets: which shape, how far, and how it faces the ray there. */
export interface Met {
  geom: number;
  t: number;
  facing: number;
}

const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const along = (o: Vector, d: Vector, t: number): Vector => [
  o[0] + t * d[0],
  o[1] + t * d[1],
  o[2] + t * d[2],
];
const { abs, hypot, max, min } = Math;

/** Signed distances, by MuJoCo's numbers of shapes; that of an ellipsoid is one in sign only. */
const distances: Record<number, (p: Vector, size: readonly number[]) => number> = {
  0: ([x, y, z], [w, d]) => (abs(x) <= (w || Infinity) && abs(y) <= (d || Infinity) ? z : Infinity),
  2: (p, [r]) => hypot(...p) - r,
  3: ([x, y, z], [r, half]) => hypot(x, y, z - max(-half, min(half, z))) - r,
  4: ([x, y, z], [a, b, c]) => hypot(x / a, y / b, z / c) - 1,
  5: ([x, y, z], [r, half]) => max(hypot(x, y) - r, abs(z) - half),
  6: ([x, y, z], [a, b, c]) => max(abs(x) - a, abs(y) - b, abs(z) - c),
};

/** The first t at which `inside` turns negative, by many small steps and then halving. */
function entry(inside: (t: number) => number, from: number, to: number, steps: number): number {
  let before = from;
  for (let i = 1; i <= steps; i++) {
    const t = from + ((to - from) * i) / steps;
    if (inside(t) > 0) {
      before = t;
      continue;
    }
    let [low, high] = [before, t];
    for (let k = 0; k < 50; k++) {
      const middle = (low + high) / 2;
      if (inside(middle) > 0) low = middle;
      else high = middle;
    }
    return high;
  }
  return Infinity;
}

/** The shape in the way of a ray, searched for without formulas for where rays meet shapes. @param far beyond which nothing is looked for */
export function castRay({ model, data }: Physics, o: Vector, d: Vector, far: number): Met | undefined {
  let met: Met | undefined;
  for (let geom = 0; geom < model.ngeom; geom++) {
    if (model.geom_rgba[4 * geom + 3] === 0) continue;
    const m = data.geom_xmat.subarray(9 * geom, 9 * geom + 9);
    const p = data.geom_xpos.subarray(3 * geom, 3 * geom + 3);
    const local = (v: Vector): Vector =>
      [0, 1, 2].map((i) => dot(v, [m[i], m[3 + i], m[6 + i]])) as unknown as Vector;
    const [start, way] = [local([o[0] - p[0], o[1] - p[1], o[2] - p[2]]), local(d)];
    const size = Array.from(model.geom_size.subarray(3 * geom, 3 * geom + 3));
    const type = model.geom_type[geom];
    const distance = (q: Vector) => distances[type](q, size);
    let t: number;
    if (type === 0) {
      t = start[2] > 0 && way[2] < 0 ? -start[2] / way[2] : Infinity;
      if (t < Infinity && distance(along(start, way, t)) === Infinity) t = Infinity;
    } else {
      // Only the part of the ray in the ball around the shape is searched.
      const reach = type === 2 ? size[0] : hypot(...size) + (type === 3 ? size[0] : 0);
      const middle = -dot(start, way) / dot(way, way);
      const half = reach / hypot(...way);
      if (hypot(...along(start, way, middle)) > reach) continue;
      t = entry((s) => distance(along(start, way, s)), max(0, middle - half), middle + half, 400);
    }
    if (t > min(far, met?.t ?? Infinity)) continue;
    const hit = along(start, way, t);
    const e = 1e-6;
    const slope = ([0, 1, 2] as const).map((i) => {
      const [up, down] = [[...hit], [...hit]];
      up[i] += e;
      down[i] -= e;
      return (distance(up as unknown as Vector) - distance(down as unknown as Vector)) / (2 * e);
    }) as unknown as Vector;
    const normal: Vector = type === 0 ? [0, 0, 1] : slope;
    met = { geom, t, facing: -dot(normal, way) / (hypot(...normal) * hypot(...way)) };
  }
  return met;
}

/** The ray of a point of a picture, x to the right and y down, each −1 to 1 in units of half the height. */
export function cameraRay(
  { model, data }: Physics,
  camera: number,
  x: number,
  y: number,
): [o: Vector, d: Vector] {
  const m = data.cam_xmat.subarray(9 * camera, 9 * camera + 9);
  const scale = Math.tan((model.cam_fovy[camera] * Math.PI) / 360);
  const d = [0, 1, 2].map((i) => m[3 * i] * x * scale - m[3 * i + 1] * y * scale - m[3 * i + 2]);
  return [
    Array.from(data.cam_xpos.subarray(3 * camera, 3 * camera + 3)) as unknown as Vector,
    d as unknown as Vector,
  ];
}
