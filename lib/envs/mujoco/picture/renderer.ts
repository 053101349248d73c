import { assertCount } from "../../../core/count";
import { Canvas } from "../../canvas";
import type { Physics } from "../physics";
import { Plane } from "./plane";
import { shrink } from "../../shrink";
import { Sky } from "./sky";
import { nobody, type Frame, type Solid } from "./solid";
import { solidOf } from "./solidOf";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a pixel. */
const { ceil, floor, max, min, PI, tan } = Math;

const near = 1e-3; // m: a shape that comes so close may be anywhere in the picture

const margin = 0.5; // pixels around the rectangle of a shape, for rounding

/** A shape of the model. */
interface Part {
  id: number;
  solid: Solid;
}

const isPlane = ({ solid }: Part): boolean => solid instanceof Plane;

/**
 * Draws what a camera of the model sees, a ray or more a pixel: shapes with a depth buffer, each in the rectangle of the picture in which it may be,
 * under a light at the camera; planes with checks; sky. Shapes whose colour is transparent are left out.
 */
export class Renderer {
  private readonly parts: readonly Part[];
  private readonly colors: Float64Array; // [shapes, 4], 0 to 255
  private readonly camera: number;
  private readonly sky = new Sky();
  private frame: Frame = {
    depths: new Float64Array(0),
    lights: new Float64Array(0),
    owners: new Uint8Array(0),
  };
  /** A shape's own axes times the camera's, [3, 3] by row: they take directions of the camera's to the shape's. */
  private readonly turn = new Float64Array(9);
  /** The camera in a shape's coordinates. */
  private readonly away = new Float64Array(3);
  /** Where in the picture a shape may be, in pixels. */
  private readonly place = { left: 0, right: 0, top: 0, bottom: 0 };

  constructor(
    private readonly physics: Physics,
    camera: string,
  ) {
    const { geom_type: types, geom_size: sizes, geom_rgba: colors } = physics.model;
    this.camera = physics.id("CAMERA", camera);
    this.colors = Float64Array.from(colors, (share) => 255 * share);
    const ids = Array.from(types, (_, id) => id).filter((id) => colors[4 * id + 3] > 0);
    const parts = ids.map((id) => ({
      id,
      solid: solidOf(types[id], Array.from(sizes.subarray(3 * id, 3 * id + 3))),
    }));
    // Planes last: much of them is hidden.
    this.parts = [...parts.filter((part) => !isPlane(part)), ...parts.filter(isPlane)];
  }

  /** The scene as it is. @param samples rays along each side of a pixel, whose mean it is
   *  @throws RangeError unless they are positive integers */
  draw(width: number, height: number, samples = 1): Canvas {
    assertCount("Renderer.draw: samples", samples);
    return samples === 1
      ? this.cast(width, height)
      : shrink(this.cast(width * samples, height * samples), samples);
  }

  private cast(width: number, height: number): Canvas {
    const canvas = new Canvas(width, height);
    this.begin(width * height);
    const { geom_xpos: places, geom_xmat: axes, cam_xpos: eyes, cam_xmat: views } = this.physics.data;
    const eye = eyes.subarray(3 * this.camera, 3 * this.camera + 3);
    const view = views.subarray(9 * this.camera, 9 * this.camera + 9);
    const pixel = (2 * tan((this.physics.model.cam_fovy[this.camera] * PI) / 360)) / height; // at depth 1
    this.sky.paint(canvas, view, pixel);
    for (const { id, solid } of this.parts) {
      this.look(places, axes, id, eye, view);
      solid.from(this.away);
      this.paint(solid, id, width, height, pixel);
    }
    this.color(canvas);
    return canvas;
  }

  private begin(size: number): void {
    if (this.frame.owners.length !== size)
      this.frame = {
        depths: new Float64Array(size),
        lights: new Float64Array(size),
        owners: new Uint8Array(size),
      };
    this.frame.depths.fill(Infinity);
    this.frame.owners.fill(nobody);
  }

  /** Puts the camera into a shape's own coordinates. */
  private look(
    places: Float64Array,
    axes: Float64Array,
    id: number,
    eye: Float64Array,
    view: Float64Array,
  ): void {
    const { turn, away } = this;
    const [dx, dy, dz] = [eye[0] - places[3 * id], eye[1] - places[3 * id + 1], eye[2] - places[3 * id + 2]];
    for (let i = 0; i < 3; i++) {
      const [x, y, z] = [axes[9 * id + i], axes[9 * id + 3 + i], axes[9 * id + 6 + i]];
      for (let j = 0; j < 3; j++) turn[3 * i + j] = x * view[j] + y * view[3 + j] + z * view[6 + j];
      away[i] = x * dx + y * dy + z * dz;
    }
  }

  /** Scans the rectangle in which a shape may be, row by row. */
  private paint(solid: Solid, id: number, width: number, height: number, pixel: number): void {
    const { turn, frame, place } = this;
    this.locate(solid.reach, width, height, pixel);
    const [left, right] = [max(0, floor(place.left)), min(width, ceil(place.right))];
    const [top, bottom] = [max(0, floor(place.top)), min(height, ceil(place.bottom))];
    for (let row = top; row < bottom; row++) {
      solid.aim(turn, (0.5 - width / 2) * pixel, (height / 2 - row - 0.5) * pixel, pixel);
      solid.scan(frame, id, row * width, left, right);
    }
  }

  /** Puts into `place` the rectangle around the corners of the box around a shape, or everything if one of them is not ahead. */
  private locate([rx, ry, rz]: readonly number[], width: number, height: number, pixel: number): void {
    const { turn, away, place } = this;
    Object.assign(place, { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity });
    for (let corner = 0; corner < 8; corner++) {
      const x = (corner & 1 ? rx : -rx) - away[0];
      const y = (corner & 2 ? ry : -ry) - away[1];
      const z = (corner & 4 ? rz : -rz) - away[2];
      const depth = -(turn[2] * x + turn[5] * y + turn[8] * z);
      if (!(depth > near && depth < Infinity)) {
        Object.assign(place, { left: 0, right: width, top: 0, bottom: height });
        return;
      }
      const column = width / 2 + (turn[0] * x + turn[3] * y + turn[6] * z) / (depth * pixel);
      const row = height / 2 - (turn[1] * x + turn[4] * y + turn[7] * z) / (depth * pixel);
      place.left = min(place.left, column - margin);
      place.right = max(place.right, column + margin);
      place.top = min(place.top, row - margin);
      place.bottom = max(place.bottom, row + margin);
    }
  }

  private color({ pixels }: Canvas): void {
    const { colors } = this;
    const { owners, lights } = this.frame;
    for (let at = 0; at < owners.length; at++) {
      const owner = owners[at];
      if (owner === nobody) continue;
      const light = lights[at];
      pixels[3 * at] = colors[4 * owner] * light;
      pixels[3 * at + 1] = colors[4 * owner + 1] * light;
      pixels[3 * at + 2] = colors[4 * owner + 2] * light;
    }
  }
}
