import { Canvas, palette } from "../canvas";
import { scenery } from "../scenery";
import { railEnd, type CartPoleState } from "./cartPole";

/** Taken once: in a context of its own, such as a test's, each look at a global costs more than the rest of a picture. */
const { cos, sin } = Math;

/** Pixels of a metre, and where the rail's middle is. */
const scale = (size: number) => ({
  metre: (0.48 * size) / (railEnd + 0.5),
  middle: size / 2,
  rail: 0.62 * size,
});

const railOf = scenery((size: number) => {
  const canvas = new Canvas(size, size, palette.paper);
  const { metre, middle, rail } = scale(size);
  canvas.line(
    middle - metre * (railEnd + 0.2),
    rail,
    middle + metre * (railEnd + 0.2),
    rail,
    size / 48,
    palette.grey,
  );
  for (const end of [-railEnd, railEnd])
    canvas.line(
      middle + metre * end,
      rail - size / 24,
      middle + metre * end,
      rail + size / 24,
      size / 64,
      palette.grey,
    );
  return canvas;
});

/** A picture of the rail, the cart on it and its pole; the ends of the rail are marked. */
export function drawCartPole([x, theta]: CartPoleState, size = 64): Canvas {
  const canvas = new Canvas(size, size, railOf(size));
  const { metre, middle, rail } = scale(size);
  const cart = middle + metre * x;
  canvas.rectangle(cart - 0.1 * size, rail - size / 20, 0.2 * size, size / 10, palette.blue);
  const [tipX, tipY] = [cart + metre * sin(theta), rail - metre * cos(theta)];
  canvas.line(cart, rail, tipX, tipY, size / 18, palette.orange);
  canvas.disc(cart, rail, size / 40, palette.ink);
  return canvas;
}
