import { type Ts, typescript } from "../tslab";
import type { Calls } from "../wire/frames";
import { cellStart, parseCell } from "./parseCell";

/** Codes of the errors of what may go on in the next line, and of text that may not. */
const openTemplate = 1160;
const openComment = 1010;
const openText = [1002, 1161];

const step = "  ";

const indentOf = (line: string): string => /^[ \t]*/.exec(line)![0];

/** The indent of a line after this one, inside the innermost bracket that is still open. */
function nextIndent(code: string): string {
  const opening = innermostOpening(code);
  if (opening === "text") return "";
  const lines = code.split("\n");
  if (opening !== null) return indentOf(lines[code.slice(0, opening).split("\n").length - 1]) + step;
  const last = lines.at(-1)!;
  const isContinued = lines.length > 1 && indentOf(last) > indentOf(lines.at(-2)!);
  return isContinued ? indentOf(last) : indentOf(last) + step;
}

/** Where the innermost open bracket stands, "text" in an open template, or null outside of brackets. */
function innermostOpening(code: string): number | "text" | null {
  const ts = typescript();
  const kind = ts.SyntaxKind;
  const open: { at: number; isTemplate: boolean }[] = [];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, code);
  let previous: Ts.SyntaxKind = kind.SemicolonToken;
  for (let token = scanner.scan(); token !== kind.EndOfFileToken; token = scanner.scan()) {
    if (token === kind.SlashToken && !endsOperand(previous)) token = scanner.reScanSlashToken();
    const closes = [kind.CloseBraceToken, kind.CloseParenToken, kind.CloseBracketToken].includes(token);
    if (token === kind.CloseBraceToken && open.at(-1)?.isTemplate) token = scanner.reScanTemplateToken(false);
    if (closes && token !== kind.TemplateMiddle) open.pop();
    if ([kind.OpenBraceToken, kind.OpenParenToken, kind.OpenBracketToken].includes(token))
      open.push({ at: scanner.getTokenStart(), isTemplate: false });
    if (token === kind.TemplateHead) open.push({ at: scanner.getTokenStart(), isTemplate: true });
    if (scanner.isUnterminated()) return "text";
    previous = token;
  }
  return scanner.isUnterminated() ? "text" : (open.at(-1)?.at ?? null);
}

/** Whether a slash after this token divides, and begins no regular expression. */
function endsOperand(token: Ts.SyntaxKind): boolean {
  const kind = typescript().SyntaxKind;
  return (
    [kind.Identifier, kind.NumericLiteral, kind.StringLiteral, kind.CloseParenToken].includes(token) ||
    [kind.CloseBracketToken, kind.CloseBraceToken, kind.ThisKeyword, kind.TemplateTail].includes(token)
  );
}

/** Whether a console should run this code or wait for another line, and how far to indent that. */
export function judgeCompleteness(code: string): Calls["isComplete"]["reply"] {
  const { errors } = parseCell(code);
  if (errors.length === 0) return { status: "complete", indent: "" };
  const end = cellStart + code.trimEnd().length;
  const mayGoOn = ({ code: number, start }: Ts.DiagnosticWithLocation): boolean =>
    number === openTemplate || (start >= end && !openText.includes(number));
  if (!errors.every(mayGoOn)) return { status: "invalid", indent: "" };
  const isInComment = errors.some((error) => error.code === openComment);
  return { status: "incomplete", indent: isInComment ? "" : nextIndent(code) };
}
