import { PLOTLY_MIME } from "../display/figure";
import { isFolded } from "../folded";
import type { Cell, CodeCell, MimeBundle, Notebook, Output } from "../notebook";
import { STILL_CLASS } from "../widgets/stillHtml";

/** What one slide shows. */
export interface Slide {
  /** The heading of the notebook's section, without its marks. */
  readonly section: string;
  /** Cells as they are to be shown: Markdown, or code with the outputs that belong on this slide. */
  readonly cells: readonly Cell[];
  /** Markdown that only the speaker sees. */
  readonly notes: readonly string[];
}

/**
 * The slides of a notebook that was run, by its cells' `slideshow` metadata. A code cell gives one slide for each picture or table that it
 * shows, in its still form; what it prints after one goes with it, and what it asks before one has a slide of its own.
 */
export function slidesOf({ cells }: Notebook): Slide[] {
  const slides: Slide[] = [];
  let section = "";
  for (const cell of cells) {
    const kind = slideType(cell);
    if (cell.cell_type === "markdown") section = /^##? +(.*)$/m.exec(cell.source)?.[1] ?? section;
    const last = slides.at(-1);
    if (kind === "notes" && last)
      slides[slides.length - 1] = { ...last, notes: [...last.notes, cell.source] };
    if (kind !== "slide" && kind !== "subslide") continue;
    const parts = cell.cell_type === "code" ? partsOf(cell) : [cell];
    slides.push(...parts.map((part) => ({ section, cells: [part], notes: [] })));
  }
  return slides;
}

function slideType(cell: Cell): unknown {
  return (cell.metadata.slideshow as { slide_type?: unknown } | undefined)?.slide_type;
}

/** A code cell as one cell for each of its pictures; its code stands on the first, if it is not hidden. */
function partsOf(cell: CodeCell): CodeCell[] {
  const groups: Output[][] = [[]];
  for (const output of cell.outputs.map(still).filter(isSeen)) {
    const group = groups[groups.length - 1];
    if (isPicture(output) && group.length > 0) groups.push([output]);
    else group.push(output);
  }
  const tags = Array.isArray(cell.metadata.tags) ? (cell.metadata.tags as unknown[]) : [];
  const isHidden = tags.includes("hide-input") || isFolded(cell);
  return groups
    .map((outputs, k) => ({ ...cell, outputs, source: isHidden || k > 0 ? "" : cell.source }))
    .filter(({ outputs, source }) => outputs.length > 0 || source !== "");
}

/** An output without the forms that need a script, or a kernel; of a prediction, the question. */
function still(output: Output): Output {
  if (!("data" in output)) return output;
  const question = /^(\*\*Predict\.\*\*[^]*)\n\n.*$/.exec(String(output.data["text/markdown"] ?? ""))?.[1];
  if (question !== undefined) return { ...output, data: { "text/markdown": question } };
  if (output.data[PLOTLY_MIME] === undefined) return output;
  const { [PLOTLY_MIME]: _, "text/html": html, ...rest } = output.data;
  return { ...output, data: isInteraction(output.data) ? { ...rest, "text/html": html } : rest };
}

const isInteraction = (data: MimeBundle): boolean =>
  String(data["text/html"] ?? "").includes(`class="${STILL_CLASS}"`);

function isPicture(output: Output): boolean {
  if (!("data" in output)) return false;
  const html = String(output.data["text/html"] ?? "");
  return (
    Object.keys(output.data).some((mime) => mime.startsWith("image/")) ||
    /<(svg|img|video|table)\b/.test(html)
  );
}

/** Whether an audience sees anything in an output: not in controls without a kernel, in the bar of a training, or in a quiz without buttons. */
function isSeen(output: Output): boolean {
  if (!("data" in output)) return true;
  const { "text/html": html, "text/markdown": markdown } = output.data;
  if (
    String(html ?? "").includes("<progress") ||
    /^(\*\*Question \d|\*\d+ questions:)/.test(String(markdown ?? ""))
  )
    return false;
  return Object.values(output.data).some((content) => typeof content !== "string" || content.trim() !== "");
}
