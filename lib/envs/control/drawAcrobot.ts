import { Canvas, palette } from "../canvas";
import { scenery } from "../scenery";
import { acrobotJoints, acrobotTarget, type AcrobotState } from "./acrobot";

/** Where a place, in metres from the middle, is in a picture. */
const placer =
  (size: number) =>
  ([x, y]: readonly number[]): [number, number] => [size / 2 + 0.225 * size * x, size / 2 - 0.225 * size * y];

const target = scenery((size: number) => {
  const canvas = new Canvas(size, size, palette.paper);
  canvas.disc(...placer(size)([0, 2]), 0.225 * size * acrobotTarget, palette.green);
  return canvas;
});

/** A picture of both arms, and of the target that the tip is to reach. */
export function drawAcrobot(state: AcrobotState, size = 64): Canvas {
  const canvas = new Canvas(size, size, target(size));
  const [middle, place] = [size / 2, placer(size)];
  const [elbow, tip] = acrobotJoints(state);
  canvas.line(middle, middle, ...place(elbow), size / 16, palette.blue);
  canvas.line(...place(elbow), ...place(tip), size / 20, palette.orange);
  canvas.disc(middle, middle, size / 40, palette.ink);
  canvas.disc(...place(elbow), size / 48, palette.ink);
  return canvas;
}
