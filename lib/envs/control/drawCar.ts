import { Canvas, palette, type Color } from "../canvas";
import { scenery } from "../scenery";
import { carLimits, carPosition, type CarState } from "./mountainCar";

/** Where a position of the car is in a picture. */
function placer(width: number, height: number): (x: number) => [number, number] {
  const [left, right] = [carLimits.low[0], carLimits.high[0]];
  return (x) => [
    12 + ((x - left) / (right - left)) * (width - 24),
    height * (0.54 - 0.34 * carPosition([x, 0]).y),
  ];
}

const valley = scenery((width: number, height: number) => {
  const canvas = new Canvas(width, height, palette.paper);
  const [left, right] = [carLimits.low[0], carLimits.high[0]];
  const place = placer(width, height);
  const ground = Array.from({ length: 61 }, (_, i) => place(left + ((right - left) * i) / 60));
  canvas.path(ground, 3, palette.ink);
  const [flagX, flagY] = place(carLimits.goal);
  canvas.line(flagX, flagY, flagX, flagY - 30, 2, palette.ink);
  canvas.rectangle(flagX, flagY - 30, 18, 11, palette.green);
  return canvas;
});

/** A picture of the valley with cars in it, the goal's flag at the right.
 *  @param cars From back to front: the state of each and how it is drawn, filled or (the promised one) as a ring. */
export function drawCar(
  cars: readonly { state: CarState; color: Color; hollow?: boolean }[],
  { width = 280, height = 150 }: { width?: number; height?: number } = {},
): Canvas {
  const canvas = new Canvas(width, height, valley(width, height));
  const place = placer(width, height);
  const radius = 9;
  for (const { state, color, hollow = false } of cars) {
    const [x, y] = place(state[0]);
    if (hollow) canvas.ring(x, y - radius - 1, radius, 3, color);
    else canvas.disc(x, y - radius - 1, radius, color);
  }
  return canvas;
}
