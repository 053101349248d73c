import { published, textOf } from "../jupyter/display/published";

/** A panel's or a whole diagram's texts and arrows, as read from its SVG. */
export interface ShownDiagram {
  readonly alt: string;
  readonly svg: string;
  /** Every text, in the order of drawing. */
  readonly texts: readonly string[];
  readonly width: number;
  readonly height: number;
  /** How many arrows of each kind there are, without the legend's swatches. */
  readonly arrows: { readonly world: number; readonly model: number };
}

/** What a drawing shows.
 *  @throws Error unless it shows exactly one thing. */
export function shownDiagram(show: () => void): ShownDiagram {
  const messages = published(show);
  if (messages.length !== 1) throw new Error(`shownDiagram: expected one display, got ${messages.length}`);
  const svg = textOf(messages[0], "image/svg+xml");
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg)!;
  const heads = (kind: string) =>
    [...svg.matchAll(new RegExp(`Z" fill="[^"]*" class="${kind}"`, "g"))].length;
  return {
    alt: textOf(messages[0], "text/plain"),
    svg,
    texts: [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text),
    width: Number(width),
    height: Number(height),
    arrows: { world: heads("ink"), model: heads("ink-model") },
  };
}

/** How often each text of a list occurs. */
export function counts(texts: readonly string[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const text of texts) result[text] = (result[text] ?? 0) + 1;
  return result;
}
