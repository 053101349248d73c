import type { MimeBundle } from "./values/mimeBundle";
import { checkDiagram } from "./diagrams/checkDiagram";
import type { Diagram } from "./diagrams/description";
import { diagramSvg } from "./diagrams/diagramSvg";
import { checkAlt } from "./image";
import { publish } from "./publish";

/** How a diagram is described. */
export interface DiagramOptions {
  /** What the diagram shows, with its numbers, for a reader who does not see it. */
  readonly alt: string;
}

/**
 * Shows states and arrows, in one panel or several side by side. Everything stands where the caller puts it, on a grid whose
 * unit is 100 pixels (or `unit`); the picture follows the theme of the page and shrinks with it.
 * @example diagram({ nodes: [{ id: "s", at: [0, 0], label: "s₀" }], arrows: [{ from: "s", to: "s", label: "1" }] }, { alt: "…" })
 * @throws {TypeError} when alt is missing or an argument is of the wrong kind; {RangeError} for a place that is no pair of
 * finite numbers, or an arrow from or to a node that there is not.
 */
export function diagram(what: Diagram, options: DiagramOptions): void {
  publish({ data: diagramBundle(what, options) });
}

/** All forms of a diagram by MIME type; arguments and errors are those of `diagram`. */
export function diagramBundle(what: Diagram, options: DiagramOptions): MimeBundle {
  const alt = checkAlt("diagram", options?.alt).trim().replace(/\s+/g, " ");
  checkDiagram(what);
  const svg = diagramSvg(what, alt);
  return { "text/html": svg, "image/svg+xml": svg, "text/plain": alt };
}
