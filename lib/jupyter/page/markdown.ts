import MarkdownIt from "markdown-it";
import { escapeMarkup } from "../display/text/escape";
import { highlight } from "./highlight";
import { mathRule } from "./mathRule";

/** A heading of the page. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  readonly id: string;
}

/** How Markdown becomes part of a page. */
export interface MarkdownOptions {
  /** False keeps only harmless HTML and images that are part of the page. */
  readonly trusted: boolean;
  /** Turns an image's address into one that works in the page, or undefined to leave the image out. */
  readonly resolveImage: (address: string, env: unknown) => string | undefined;
}

/** Renders the Markdown of one page: headings get ids that are unique in it and are listed in order. */
export class MarkdownRenderer {
  readonly headings: Heading[] = [];
  private readonly engine: MarkdownIt;

  constructor(private readonly options: MarkdownOptions) {
    this.engine = new MarkdownIt({
      html: true,
      linkify: false,
      highlight: (text, name) => highlight(text, languageOf(name)),
    });
    this.engine.use(mathRule);
    const { rules } = this.engine.renderer;
    rules.heading_open = (tokens, i, opts, _env, self) => {
      const inline = tokens[i + 1];
      const text = (inline.children ?? [])
        .map((token) => (token.type === "image" ? "" : token.content))
        .join("");
      tokens[i].attrSet("id", this.addHeading(Number(tokens[i].tag.slice(1)), text));
      return self.renderToken(tokens, i, opts);
    };
    rules.image = (tokens, i, opts, env, self) => this.renderImage(tokens, i, opts, env, self);
    if (!options.trusted) {
      rules.html_inline = rules.html_block = (tokens, i) => harmlessHtml(tokens[i].content);
    }
  }

  /** HTML of a Markdown text; `env` is handed to `resolveImage`. */
  render(text: string, env: unknown = {}): string {
    return this.engine.render(text, env as object);
  }

  private addHeading(level: number, text: string): string {
    const base = text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "") || "section"; // prettier-ignore
    let id = base;
    for (let k = 2; this.headings.some((heading) => heading.id === id); k++) id = `${base}-${k}`;
    this.headings.push({ level, text, id });
    return id;
  }

  private readonly renderImage: NonNullable<MarkdownIt["renderer"]["rules"]["image"]> = (
    tokens,
    i,
    opts,
    env,
    self,
  ) => {
    const token = tokens[i];
    const alt = self.renderInlineAsText(token.children ?? [], opts, env);
    const address = this.options.resolveImage(token.attrGet("src") ?? "", env);
    if (address === undefined) return `<span class="missing-image">[image: ${escapeMarkup(alt)}]</span>`;
    return `<img src="${escapeMarkup(address)}" alt="${escapeMarkup(alt)}">`;
  };
}

/** HTML of which only tags without attributes survive that change nothing but the look; everything else is shown as text. */
export function harmlessHtml(html: string): string {
  const allowed = /(<\/?(?:details|summary|br|hr|b|i|em|strong|sub|sup|kbd|code)\s*\/?>|<details open>)/i;
  return html
    .replace(/<!--[\s\S]*?-->/g, "")
    .split(allowed)
    .map((part, i) => (i % 2 === 1 ? part : escapeMarkup(part).replace(/&amp;(#?\w+;)/g, "&$1")))
    .join("");
}

function languageOf(info: string): string {
  const names: Readonly<Record<string, string>> = {
    ts: "typescript",
    js: "typescript",
    javascript: "typescript",
    sh: "bash",
    py: "python",
  };
  return names[info] ?? info;
}
