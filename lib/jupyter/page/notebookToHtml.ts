import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { extname, resolve, sep } from "node:path";
import { escapeMarkup } from "../display/text/escape";
import { isFolded } from "../folded";
import type { Cell, CodeCell, MimeBundle, Notebook } from "../notebook";
import { katexStyle } from "./assets";
import { highlight } from "./highlight";
import { MarkdownRenderer, type Heading } from "./markdown";
import { hasFigure, renderOutputs, type OutputContext } from "./outputs";
import { figureScripts } from "./pageScript";
import { PAGE_STYLE } from "./pageStyle";
import { SLIDE_SCRIPT, SLIDE_STYLE } from "./slideScript";
import { type Slide, slidesOf } from "./slides";

/** How a notebook becomes a page. */
export interface PageOptions {
  /** Title of the browser's tab; also the page's heading where the notebook has none of its own. */
  readonly title: string;
  /** True (default) for a notebook that we ran; false for anybody else's: no HTML and no script of theirs reaches the page. */
  readonly trusted?: boolean;
  /** Folder of the notebook: images in it are copied into the page (trusted notebooks only). */
  readonly folder?: string;
  /** Longest text of one output (default 200,000 characters). */
  readonly maxOutputChars?: number;
}

/**
 * A notebook with its outputs as one HTML page that needs no network: formulas, highlighted code, figures that plotly.js
 * draws from within the page, and still images where scripts do not run.
 * @throws {Error} when plotly.js-dist is not installed and the notebook holds a figure.
 */
export async function notebookToHtml(notebook: Notebook, options: PageOptions): Promise<string> {
  const context = contextOf(options);
  const cells = notebook.cells.filter((cell) => !tagsOf(cell).includes("remove-cell"));
  const body = cells.map((cell) => renderCell(cell, context)).join("\n");
  const figures = cells.some((cell) => cell.cell_type === "code" && cell.outputs.some(hasFigure));
  const nonce = randomBytes(16).toString("base64");
  const { headings } = context.markdown;
  const title = headings.some(({ level }) => level === 1) ? "" : `<h1>${escapeMarkup(options.title)}</h1>\n`;
  return document(options, body, {
    head: context.trusted ? "" : contentPolicy(nonce),
    style: PAGE_STYLE,
    body: [
      '<a class="skip" href="#main">Skip to the content</a>',
      contents(headings),
      `<main id="main">\n${title}${body}\n</main>`,
      ...(figures ? [await figureScripts(nonce)] : []),
    ].join("\n"),
  });
}

/**
 * The slides of a notebook that we ran, as one HTML page that needs neither network nor kernel: one picture a slide, in its still form,
 * its code hidden; each fills a window of any size.
 */
export async function notebookToSlides(notebook: Notebook, options: PageOptions): Promise<string> {
  const context = contextOf(options);
  const slides = slidesOf(notebook);
  const body = slides
    .map((slide, i) => renderSlide(slide, `${i + 1} / ${slides.length}`, context))
    .join("\n");
  return document(options, body, {
    head: "",
    style: PAGE_STYLE + SLIDE_STYLE,
    body: `<main>\n${body}\n</main>\n<script>${SLIDE_SCRIPT}</script>`,
  });
}

function renderSlide({ section, cells, notes }: Slide, place: string, context: OutputContext): string {
  const isTitled = cells.some(({ cell_type, source }) => cell_type === "markdown" && /^##? /m.test(source));
  const told = notes.map((text) => context.markdown.render(text)).join("\n");
  return [
    `<section class="slide"><header>${isTitled ? "" : escapeMarkup(section)}</header>`,
    `<div class="content">${cells.map((cell) => renderCell(cell, context)).join("\n")}</div>`,
    told && `<aside>${told}</aside>`,
    `<footer>${place}</footer></section>`,
  ].join("\n");
}

function contextOf(options: PageOptions): OutputContext {
  const trusted = options.trusted ?? true;
  const resolveImage = (address: string, env: unknown) =>
    imageAddress(address, env as MimeBundles, trusted, options.folder);
  const markdown = new MarkdownRenderer({ trusted, resolveImage });
  return { markdown, trusted, maxChars: options.maxOutputChars ?? 200_000 };
}

async function document(
  { title }: PageOptions,
  content: string,
  { head, style, body }: { head: string; style: string; body: string },
): Promise<string> {
  const styles = [style, ...(content.includes('class="katex') ? [await katexStyle()] : [])];
  return [
    '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...(head === "" ? [] : [head]),
    `<title>${escapeMarkup(title)}</title>`,
    ...styles.map((text) => `<style>${text}</style>`),
    `</head>\n<body>\n${body}\n</body>\n</html>\n`,
  ].join("\n");
}

type MimeBundles = Readonly<Record<string, MimeBundle>> | undefined;

/** What a browser may load for a page that shows somebody else's notebook: what is in the page, and only our scripts. */
function contentPolicy(nonce: string): string {
  const rules = `default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'; font-src data:; script-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'`;
  return `<meta http-equiv="Content-Security-Policy" content="${rules}">`;
}

function contents(headings: readonly Heading[]): string {
  const listed = headings.filter(({ level }) => level === 2 || level === 3);
  if (listed.length < 3) return "";
  const items = listed.map(
    ({ level, text, id }) =>
      `<li class="h${level}"><a href="#${escapeMarkup(id)}">${escapeMarkup(text)}</a></li>`,
  );
  return `<nav aria-label="Contents"><details><summary>Contents</summary><ol>\n${items.join("\n")}\n</ol></details></nav>`;
}

function renderCell(cell: Cell, context: OutputContext): string {
  if (cell.cell_type === "markdown")
    return `<div class="text">${context.markdown.render(cell.source, cell.attachments)}</div>`;
  if (cell.cell_type === "raw") return "";
  return `<div class="code">\n${renderInput(cell)}${timeOf(cell)}\n${renderOutputs(cell.outputs, context)}\n</div>`;
}

/** What a cell took by the times that its front end has noted, where it was a second or more. */
function timeOf({ metadata }: CodeCell): string {
  const noted = (metadata.execution ?? {}) as Record<string, unknown>;
  const at = (name: string): number => Date.parse(String(noted[name]));
  const seconds = (at("shell.execute_reply") - at("iopub.execute_input")) / 1000;
  return seconds >= 1 ? `\n<p class="time">took ${seconds.toFixed(1)} s</p>` : "";
}

function renderInput(cell: CodeCell): string {
  if (cell.source.trim() === "") return "";
  const prompt = `<span class="prompt" aria-hidden="true">[${cell.execution_count ?? " "}]</span>`;
  const code = `<pre tabindex="0"><code class="language-typescript">${highlight(cell.source, "typescript")}</code></pre>`;
  const input = `<div class="input">${prompt}${code}</div>`;
  const folded = isFolded(cell) || tagsOf(cell).includes("hide-input");
  return folded ? `<details><summary>Code</summary>${input}</details>` : input;
}

function tagsOf(cell: Cell): readonly unknown[] {
  return Array.isArray(cell.metadata.tags) ? cell.metadata.tags : [];
}

const PICTURES: Readonly<Record<string, string>> = {
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".gif": "image/gif",
  ".webp": "image/webp",
  ".svg": "image/svg+xml",
};

/** Address of an image inside the page: attachments and files of the notebook's folder become part of it. */
function imageAddress(
  address: string,
  attachments: MimeBundles,
  trusted: boolean,
  folder?: string,
): string | undefined {
  if (/^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/.test(address)) return address;
  if (address.startsWith("attachment:"))
    return attachmentAddress(attachments?.[decodePath(address.slice(11))]);
  if (!trusted) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || folder === undefined) return address;
  const mime = PICTURES[extname(address).toLowerCase()];
  const file = resolve(folder, decodePath(address));
  if (mime === undefined || !existsSync(file)) return address;
  if (!realpathSync(file).startsWith(realpathSync(folder) + sep)) return undefined;
  return `data:${mime};base64,${readFileSync(file).toString("base64")}`;
}

function attachmentAddress(bundle: MimeBundle | undefined): string | undefined {
  const mime = Object.keys(bundle ?? {}).find((name) => Object.values(PICTURES).includes(name));
  const content = mime === undefined ? undefined : bundle?.[mime];
  return typeof content === "string" ? `data:${mime};base64,${content.replace(/\s/g, "")}` : undefined;
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
