import { escapeMarkup, scriptJson } from "../display/text/escape";
import { PLOTLY_MIME } from "../display/figure";
import type { MimeBundle, Output } from "../notebook";
import { ansiToHtml } from "./ansi";
import type { MarkdownRenderer } from "./markdown";
import { STILL_CLASS } from "../widgets/stillHtml";
import { renderMath } from "./mathRule";

/** What the outputs of a page are rendered with. */
export interface OutputContext {
  readonly markdown: MarkdownRenderer;
  /** False shows no HTML, runs no script and draws SVG only as a picture. */
  readonly trusted: boolean;
  /** Longest text of one output in characters; the rest is counted, not shown. */
  readonly maxChars: number;
}

/** A cell's outputs as HTML, consecutive text of one stream together. */
export function renderOutputs(outputs: readonly Output[], context: OutputContext): string {
  return joinStreams(outputs)
    .map((output) => `<div class="output">${renderOutput(output, context)}</div>`)
    .join("\n");
}

/** True where an output holds a figure that plotly.js can draw. */
export function hasFigure(output: Output): boolean {
  return "data" in output && output.data[PLOTLY_MIME] !== undefined;
}

function joinStreams(outputs: readonly Output[]): Output[] {
  const joined: Output[] = [];
  for (const output of outputs) {
    const last = joined[joined.length - 1];
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      joined[joined.length - 1] = { ...last, text: last.text + output.text };
    } else joined.push(output);
  }
  return joined;
}

function renderOutput(output: Output, context: OutputContext): string {
  if (output.output_type === "stream") {
    return terminal(output.text, output.name === "stderr" ? "stream stderr" : "stream", context);
  }
  if (output.output_type === "error") {
    const text =
      output.traceback.length > 0 ? output.traceback.join("\n") : `${output.ename}: ${output.evalue}`;
    return terminal(text, "error", context);
  }
  return renderBundle(output.data, context);
}

/** The richest form that the page can show. */
function renderBundle(data: MimeBundle, context: OutputContext): string {
  const text = (mime: string) => {
    const value = data[mime];
    return Array.isArray(value) ? value.join("") : value === undefined ? undefined : String(value);
  };
  const alt = text("text/plain") ?? "";
  const svg = text("image/svg+xml");
  const html = text("text/html");
  // Controls that change between frames: richer here than the figure alone.
  if (html?.includes(`class="${STILL_CLASS}"`) && context.trusted) return html;
  if (data[PLOTLY_MIME] !== undefined) return renderFigure(data[PLOTLY_MIME], svg, alt, context);
  if (html !== undefined && context.trusted) return html;
  const latex = text("text/latex");
  if (latex !== undefined) return renderMath(latex.replace(/^\s*\${1,2}|\${1,2}\s*$/g, ""), true);
  const markdown = text("text/markdown");
  if (markdown !== undefined) return context.markdown.render(cut(markdown, context));
  if (svg !== undefined) return stillImage(svg, alt, context);
  const picture = ["image/png", "image/jpeg", "image/gif", "image/webp"].find(
    (mime) => data[mime] !== undefined,
  );
  if (picture !== undefined) return image(`data:${picture};base64,${text(picture)?.replace(/\s/g, "")}`, alt);
  // The controls' own output says nothing to a page: they come with what they draw.
  return alt === "" ? "" : terminal(alt, "result", context);
}

/** A figure: its still image, which the page's script replaces by an interactive one where it can. */
function renderFigure(figure: unknown, svg: string | undefined, alt: string, context: OutputContext): string {
  const label = figureAlt(figure) ?? alt;
  const still = svg === undefined ? `<p>${escapeMarkup(label)}</p>` : stillImage(svg, label, context);
  const json = `<script type="application/json">${scriptJson(figure)}</script>`;
  return `<figure class="course-figure" data-alt="${escapeMarkup(label)}"><div class="still">${still}</div>${json}</figure>`;
}

function figureAlt(figure: unknown): string | undefined {
  const alt = (figure as { layout?: { meta?: { alt?: unknown } } } | null)?.layout?.meta?.alt;
  return typeof alt === "string" ? alt : undefined;
}

/** SVG in the page where it is ours, so that it follows the page's colours; else as a picture, in which no script runs. */
function stillImage(svg: string, alt: string, context: OutputContext): string {
  if (context.trusted) return svg;
  return image(`data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`, alt);
}

function image(address: string, alt: string): string {
  return `<img src="${escapeMarkup(address)}" alt="${escapeMarkup(alt)}">`;
}

function terminal(text: string, kind: string, context: OutputContext): string {
  return `<pre class="${kind}" tabindex="0">${ansiToHtml(cut(text, context))}</pre>`;
}

function cut(text: string, context: OutputContext): string {
  if (text.length <= context.maxChars) return text;
  return `${text.slice(0, context.maxChars)}\n… ${(text.length - context.maxChars).toLocaleString("en")} more characters`;
}
