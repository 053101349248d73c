import { Canvas, palette } from "../canvas";
import { acrobotJoints, acrobotTarget, type AcrobotState } from "./acrobot";

/** A picture of both arms, and of the target that the tip is to reach. */
export function drawAcrobot(state: AcrobotState, size = 64): Canvas {
  const canvas = new Canvas(size, size, palette.paper);
  const [middle, metre] = [size / 2, 0.225 * size];
  const place = ([x, y]: readonly number[]): [number, number] => [middle + metre * x, middle - metre * y];
  const [elbow, tip] = acrobotJoints(state);
  canvas.disc(...place([0, 2]), metre * acrobotTarget, palette.green);
  canvas.line(middle, middle, ...place(elbow), size / 16, palette.blue);
  canvas.line(...place(elbow), ...place(tip), size / 20, palette.orange);
  canvas.disc(middle, middle, size / 40, palette.ink);
  canvas.disc(...place(elbow), size / 48, palette.ink);
  return canvas;
}
