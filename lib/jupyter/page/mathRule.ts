import katex from "katex";
import type MarkdownIt from "markdown-it";

/** A formula as HTML with MathML beside it; a mistake in it is shown in red, in its place. */
export function renderMath(latex: string, display: boolean): string {
  return katex.renderToString(latex, { displayMode: display, throwOnError: false, strict: "ignore" });
}

/** Teaches markdown-it `$…$` and `$$…$$`, with Jupyter's rules: no space inside single dollars, no digit after the second. */
export function mathRule(markdown: MarkdownIt): void {
  markdown.inline.ruler.after("escape", "math", (state, silent) => {
    const found = inlineMath(state.src, state.pos);
    if (found === undefined) return false;
    if (!silent) {
      const token = state.push(found.display ? "math_display" : "math", "math", 0);
      token.content = found.latex;
    }
    state.pos = found.end;
    return true;
  });
  markdown.block.ruler.before("fence", "math", (state, startLine, endLine, silent) => {
    const start = state.bMarks[startLine] + state.tShift[startLine];
    if (!state.src.startsWith("$$", start)) return false;
    const close = state.src.indexOf("$$", start + 2);
    if (close < 0) return false;
    let last = startLine;
    while (last < endLine && state.eMarks[last] < close + 2) last += 1;
    if (last >= endLine || state.src.slice(close + 2, state.eMarks[last]).trim() !== "") return false;
    const latex = state.getLines(startLine, last + 1, state.blkIndent, false).trim().slice(2, -2);
    if (/\n\s*\n/.test(latex)) return false;
    if (silent) return true;
    state.line = last + 1;
    const token = state.push("math_display", "math", 0);
    token.block = true;
    token.content = latex;
    token.map = [startLine, state.line];
    return true;
  }, { alt: ["paragraph", "reference", "blockquote", "list"] }); // prettier-ignore
  markdown.renderer.rules.math = (tokens, i) => renderMath(tokens[i].content, false);
  markdown.renderer.rules.math_display = (tokens, i) => renderMath(tokens[i].content, true);
}

function inlineMath(
  source: string,
  start: number,
): { latex: string; end: number; display: boolean } | undefined {
  if (source[start] !== "$") return undefined;
  const display = source[start + 1] === "$";
  const mark = display ? "$$" : "$";
  const from = start + mark.length;
  if (!display && /\s/.test(source[from] ?? " ")) return undefined;
  for (let at = source.indexOf(mark, from); at >= 0; at = source.indexOf(mark, at + 1)) {
    if (source[at - 1] === "\\") continue;
    if (at === from) return undefined;
    if (!display && (/\s/.test(source[at - 1]) || /\d/.test(source[at + 1] ?? ""))) continue;
    return { latex: source.slice(from, at), end: at + mark.length, display };
  }
  return undefined;
}
