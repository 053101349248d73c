import type { Statistics } from "./numericArray";
import { element, px } from "../figures/svg/element";

const WIDTH = 320;
const HEIGHT = 56;

/**
 * The course of a long vector as a small drawing in the colour of the text; where several numbers fall on one pixel, from the least
 * to the largest of them. NaN leaves a gap.
 */
export function sparkline(values: ArrayLike<number>, { min, max }: Statistics): string {
  if (!(Number.isFinite(min) && Number.isFinite(max))) return "";
  const y = (value: number) =>
    max > min ? HEIGHT - 2 - ((HEIGHT - 4) * (value - min)) / (max - min) : HEIGHT / 2;
  const columns = Math.min(WIDTH, values.length);
  let path = "";
  let pen = "M";
  for (let k = 0; k < columns; k++) {
    const [low, high, first] = extremes(values, k, columns);
    if (low > high) pen = "M";
    else {
      const x = px((WIDTH * (k + 0.5)) / columns);
      path += `${pen}${x} ${px(y(first))}${low < high ? `V${px(y(high))}V${px(y(low))}` : ""}`;
      pen = "L";
    }
  }
  const line = element("path", {
    d: path,
    fill: "none",
    stroke: "currentColor",
    "stroke-width": 1.2,
    "stroke-linejoin": "round",
  });
  const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: "img" };
  return element(
    "svg",
    { xmlns: "http://www.w3.org/2000/svg", ...box, "aria-label": "course of the values" },
    line,
  );
}

/** Least, largest and first number of one column; of very long vectors only some numbers are looked at. */
function extremes(values: ArrayLike<number>, column: number, columns: number): [number, number, number] {
  const [from, to] = [column, column + 1].map((k) => Math.floor((k * values.length) / columns));
  const step = Math.ceil((to - from) / 1000);
  let [low, high, first] = [Infinity, -Infinity, NaN];
  for (let i = from; i < to; i += step) {
    const value = values[i];
    if (value < low) low = value;
    if (value > high) high = value;
    if (Number.isNaN(first)) first = value;
  }
  return [low, high, first];
}
