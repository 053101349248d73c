import { element, textWidth, type Attributes } from "../figures/svg/element";
import { INK } from "../figures/template";
import { escapeMarkup } from "../text/escape";
import { boxOf, type Drawn, type Point } from "./geometry";

const LEADING = 1.25;

/** The room that a text takes, in pixels: an estimate, on the large side. */
export function textSize(text: string, size: number): { width: number; height: number } {
  const lines = text.split("\n");
  const width = Math.max(...lines.map((line) => textWidth(escapeMarkup(line), size)));
  return { width: width * 1.14, height: lines.length * size * LEADING };
}

/** A text around its middle, line by line. */
export function drawText(text: string, middle: Point, size: number, attributes: Attributes = {}): Drawn {
  const { width, height } = textSize(text, size);
  const lines = text.split("\n");
  const first = middle.y - height / 2 + size * (LEADING / 2 + 0.36);
  const svg = lines.map((line, k) =>
    element(
      "text",
      {
        x: middle.x,
        y: first + k * size * LEADING,
        "font-size": size,
        "text-anchor": "middle",
        fill: INK.text,
        class: "ink",
        ...attributes,
      },
      escapeMarkup(line),
    ),
  );
  return { svg: svg.join(""), box: boxOf(middle, width, height) };
}
