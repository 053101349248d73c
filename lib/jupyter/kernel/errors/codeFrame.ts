import { faint, red } from "./colors";

/** A place in a text, both counted from 0. */
export interface TextPlace {
  line: number;
  character: number;
}

export interface CodeFrameOptions {
  /** Lines shown above and below. */
  context: number;
  /** Draw a squiggle below what is meant; an arrow before its line is drawn always. */
  squiggle: boolean;
}

/** Longest line that is shown, and most lines of one span, before something is left out. */
const maxWidth = 160;
const maxLines = 6;

const cut = (line: string): string => (line.length > maxWidth ? `${line.slice(0, maxWidth - 1)}…` : line);

/** Blank text of the same width on screen: tabs stay tabs. */
const blank = (text: string): string => text.replace(/[^\t]/gu, " ");

/**
 * The part of a text around a span, with line numbers: what is wrong is underlined or has an arrow before its line.
 * @returns one entry a line
 */
export function codeFrame(
  text: string,
  start: TextPlace,
  end: TextPlace,
  { context, squiggle }: CodeFrameOptions,
): string[] {
  const lines = text.trimEnd().split(/\r?\n/);
  if (text === "" || start.line >= lines.length) return [];
  const from = Math.max(0, start.line - context);
  const to = Math.max(start.line, Math.min(lines.length - 1, end.line + context));
  const width = String(to + 1).length;
  const frame: string[] = [];
  for (let i = from; i <= to; i++) {
    const inSpan = i >= start.line && i <= end.line;
    const left = end.line - i;
    if (inSpan && i - start.line >= maxLines - 1 && left > 0) {
      if (i - start.line === maxLines - 1) frame.push(`  ${" ".repeat(width)} ${faint("│ …")}`);
      continue;
    }
    const number = String(i + 1).padStart(width);
    frame.push(`${inSpan ? red(">") : " "} ${faint(`${number} │`)} ${cut(lines[i])}`.trimEnd());
    if (inSpan && squiggle) frame.push(...underline(lines[i], i, start, end, width));
  }
  return frame;
}

/** The squiggle below one line of a span; nothing where the span has only blanks in it. */
function underline(line: string, i: number, start: TextPlace, end: TextPlace, width: number): string[] {
  const first = i === start.line ? start.character : /^\s*/.exec(line)![0].length;
  const last = Math.min(i === end.line ? end.character : line.trimEnd().length, maxWidth);
  if (first >= maxWidth || (i !== start.line && last <= first)) return [];
  const length = Math.max(1, [...line.slice(first, last)].length);
  return [`  ${" ".repeat(width)} ${faint("│")} ${blank(line.slice(0, first))}${red("~".repeat(length))}`];
}
