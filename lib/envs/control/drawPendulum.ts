import { Canvas, palette } from "../canvas";
import { scenery } from "../scenery";
import { pendulumTip } from "./pendulumFrame";

const reachOf = (size: number): number => 0.38 * size;

const circle = scenery((size: number) => {
  const canvas = new Canvas(size, size, palette.paper);
  canvas.ring(size / 2, size / 2, reachOf(size), 1, [225, 221, 212]);
  return canvas;
});

/** A picture of a pendulum, the pivot in the middle, with an arrow for the push.
 *  @param state [θ, ω]; undefined for one that has been lost: an empty stage. @param push The motor, −1 … 1 of its limit.
 *  @param trail Earlier states, from old to new. */
export function drawPendulum(
  state: readonly number[] | undefined,
  {
    push = 0,
    trail = [],
    size = 160,
  }: { push?: number; trail?: readonly (readonly number[])[]; size?: number } = {},
): Canvas {
  const canvas = new Canvas(size, size, circle(size));
  const [middle, length] = [size / 2, reachOf(size)];
  const place = (s: readonly number[]): [number, number] => {
    const { x, y } = pendulumTip(s);
    return [middle + length * x, middle - length * y];
  };
  canvas.path(trail.map(place), 3, palette.sky);
  if (state) {
    canvas.line(middle, middle, ...place(state), size / 24, palette.ink);
    canvas.disc(...place(state), size / 16, palette.orange);
  }
  canvas.disc(middle, middle, size / 32, palette.grey);
  const [reach, floor] = [push * 0.4 * size, 0.94 * size];
  canvas.line(middle, floor, middle + reach, floor, size / 32, palette.blue);
  return canvas;
}
