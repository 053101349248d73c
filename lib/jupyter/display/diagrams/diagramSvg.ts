import { element, px } from "../figures/svg/element";
import { drawArrow, drawStart, drawSwatch } from "./arrows";
import { panelsOf, type ArrowKind, type Diagram, type DiagramPanel } from "./description";
import { union, type Drawn } from "./geometry";
import { FAMILY, STYLE, TEXT } from "./look";
import { drawNode, placeNode } from "./nodes";
import { drawText, textSize } from "./text";
import { drawTile } from "./tiles";

const EDGE = 6;
const BETWEEN = 24;
const ROW = 28;
const SWATCH = 40;

/** A checked diagram as SVG: its panels side by side, row 0 of all at one height, their names above, a legend below. */
export function diagramSvg(what: Diagram, alt: string): string {
  const panels = panelsOf(what).map((panel) => drawPanel(panel, what.unit ?? 100));
  const top = Math.min(...panels.map(({ box }) => box.top));
  const bottom = Math.max(...panels.map(({ box }) => box.bottom));
  const above = panels.some(({ name }) => name !== "") ? ROW : 0;
  let x = EDGE;
  const placed = panels.map(({ name, svg, box }) => {
    const width = Math.max(box.right - box.left, nameWidth(name));
    const middle = x + width / 2;
    x += width + BETWEEN;
    const shift = `translate(${px(middle - (box.left + box.right) / 2)} ${px(EDGE + above - top)})`;
    return nameAbove(name, middle) + element("g", { transform: shift }, svg);
  });
  const legend = drawLegend(what, EDGE + above + bottom - top + ROW / 2);
  const width = Math.max(x - BETWEEN + EDGE, legend.box.right + EDGE);
  const height = 2 * EDGE + above + bottom - top + (legend.svg === "" ? 0 : ROW);
  return element("svg", rootAttributes(width, height, alt), `<style>${STYLE}</style>`, ...placed, legend.svg);
}

function rootAttributes(width: number, height: number, alt: string): Record<string, string> {
  const [w, h] = [String(Math.ceil(width)), String(Math.ceil(height))];
  return {
    xmlns: "http://www.w3.org/2000/svg",
    class: "course-diagram",
    viewBox: `0 0 ${w} ${h}`,
    width: w,
    height: h,
    role: "img",
    "aria-label": alt,
    "font-family": FAMILY,
    style: "max-width:100%;height:auto",
  };
}

function drawPanel(
  { name = "", nodes, arrows, tiles = [] }: DiagramPanel,
  unit: number,
): Drawn & { name: string } {
  const placed = new Map(nodes.map((node) => [node.id, placeNode(node, unit)]));
  const at = (id: string) => placed.get(id)!;
  const parts = [
    ...tiles.map((tile) => drawTile(tile, unit)),
    ...arrows.map((arrow) => drawArrow(arrow, at(arrow.from), at(arrow.to), unit)),
    ...nodes.flatMap(({ id, start }) => (start === undefined ? [] : [drawStart(at(id), start)])),
    ...[...placed.values()].map(drawNode),
  ];
  return { name, svg: parts.map(({ svg }) => svg).join(""), box: union(parts.map(({ box }) => box)) };
}

const nameWidth = (name: string): number => (name === "" ? 0 : textSize(name, TEXT.name).width * 1.08);

function nameAbove(name: string, x: number): string {
  return name === ""
    ? ""
    : drawText(name, { x, y: EDGE + TEXT.name * 0.6 }, TEXT.name, { "font-weight": "bold" }).svg;
}

/** What solid and dashed lines are, where both occur. */
function drawLegend(what: Diagram, y: number): Drawn {
  const kinds = new Set(panelsOf(what).flatMap(({ arrows }) => arrows.map(({ kind = "world" }) => kind)));
  const shown = kinds.size < 2 ? [] : (["world", "model"] as const);
  let x = EDGE;
  const svg = shown.map((kind: ArrowKind) => {
    const text = what.legend?.[kind] ?? kind;
    const { width } = textSize(text, TEXT.note);
    const swatch = drawSwatch(kind, x, y, SWATCH);
    const word = drawText(text, { x: x + SWATCH + 8 + width / 2, y }, TEXT.note).svg;
    x += SWATCH + 8 + width + 24;
    return swatch + word;
  });
  return { svg: svg.join(""), box: { left: EDGE, right: x - 24, top: y, bottom: y } };
}
