import { escapeMarkup } from "../../text/escape";

/** Attributes of an element; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** A number of pixels with at most two decimals. */
export function px(value: number): string {
  return String(Math.round(value * 100) / 100 + 0);
}

/** One element of an image as text; `children` are elements already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? px(value) : escapeMarkup(String(value))}"`)
    .join("");
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`;
}

/** A text; plotly.js's <br>, <b>, <i>, <sup> and <sub> are understood, other tags dropped. */
export function label(x: number, y: number, markup: string, attributes: Attributes): string {
  const size = Number(attributes["font-size"] ?? 16);
  const lines = markup.split(/<br\s*\/?>/i);
  const spans = lines.map((line, i) =>
    i === 0 ? spanned(line, size) : element("tspan", { x, dy: size * 1.25 }, spanned(line, size)),
  );
  return element("text", { x, y, ...attributes }, spans.join(""));
}

/** Width that a text takes, in pixels: an estimate, since nothing is laid out here. */
export function textWidth(markup: string, size: number): number {
  const lines = markup.split(/<br\s*\/?>/i).map((line) => readable(line));
  return Math.max(...lines.map((line) => [...line].reduce((sum, c) => sum + advance(c), 0))) * size;
}

/** By how much a text is wider than estimated in DejaVu Sans, the widest font that a page falls back to. */
export const WIDEST = 1.12;

/** A text in lines of at most `width` pixels, broken at spaces. */
export function wrapped(markup: string, size: number, width: number): string {
  const isWide = (line: string): boolean => WIDEST * textWidth(line, size) > width;
  const words = markup.split(" ");
  return words.slice(1).reduce((text, word) => {
    const last = text.split("<br>").at(-1);
    return isWide(`${last} ${word}`) ? `${text}<br>${word}` : `${text} ${word}`;
  }, words[0]);
}

/** Number of lines of a text. */
export function lineCount(markup: string): number {
  return markup === "" ? 0 : markup.split(/<br\s*\/?>/i).length;
}

/** An identifier that depends on the content only, so that equal figures are equal texts. */
export function contentId(content: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < content.length; i++) hash = Math.imul(hash ^ content.charCodeAt(i), 0x01000193) >>> 0;
  return `f${hash.toString(36)}`;
}

function advance(c: string): number {
  if ("iljtfrI.,:;'|!()[] ".includes(c)) return 0.33;
  if ("mwMW@%".includes(c)) return 0.86;
  return c >= "A" && c <= "Z" ? 0.66 : 0.54;
}

function readable(markup: string): string {
  return decode(markup.replace(/<[^>]*>/g, ""));
}

function decode(text: string): string {
  const names: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };
  return text.replace(/&(amp|lt|gt|quot|nbsp);/g, (_, name: string) => names[name]);
}

/** A line of markup as text and tspans; a raised or lowered part ends by moving back to the base line. */
function spanned(line: string, size: number): string {
  const style = { b: 0, i: 0, sup: 0, sub: 0 };
  let shift = 0;
  return line
    .split(/(<\/?[a-z]+[^>]*>)/i)
    .map((part) => {
      const tag = /^<(\/?)([a-z]+)[^>]*>$/i.exec(part);
      if (tag !== null) {
        const name = tag[2].toLowerCase() as keyof typeof style;
        if (name in style) style[name] += tag[1] === "" ? 1 : -1;
        return "";
      }
      if (part === "") return "";
      const wanted = style.sup > 0 ? -0.38 * size : style.sub > 0 ? 0.22 * size : 0;
      const dy = wanted - shift;
      shift = wanted;
      const attributes: Attributes = {
        dy: dy === 0 ? undefined : dy,
        "font-size": style.sup > 0 || style.sub > 0 ? size * 0.72 : undefined,
        "font-weight": style.b > 0 ? "bold" : undefined,
        "font-style": style.i > 0 ? "italic" : undefined,
      };
      const text = escapeMarkup(decode(part));
      return Object.values(attributes).every((v) => v === undefined)
        ? text
        : element("tspan", attributes, text);
    })
    .join("");
}
