import type { CompletionInfo, Ts } from "../tslab";
import { type CellPrograms, modulePrefix } from "./cellProgram";
import { parseText } from "./parseCell";
import { withoutExports } from "./plainModule";

/** What is known of a position in a cell: of the name there, or of the call inside whose parentheses it is. */
export type Help = Ts.QuickInfo;

const namePart = /[\p{ID_Continue}$]/u;

/** Where the name around a position starts and ends; both the position where there is none. */
function nameAround(code: string, position: number): { start: number; end: number } {
  let [start, end] = [position, position];
  while (start > 0 && namePart.test(code[start - 1])) start--;
  while (end < code.length && namePart.test(code[end])) end++;
  return { start, end };
}

/** How well a name fits what is typed: "0" begins with it, "1" in other letters, "2" holds it; undefined for what does not. */
function fit(name: string, typed: string): string | undefined {
  if (name.startsWith(typed)) return "0";
  const [lower, wanted] = [name.toLowerCase(), typed.toLowerCase()];
  if (lower.startsWith(wanted)) return "1";
  return lower.includes(wanted) ? "2" : undefined;
}

const byRank = (a: { rank: string; at: number }, b: { rank: string; at: number }): number =>
  a.rank === b.rank ? a.at - b.at : a.rank < b.rank ? -1 : 1;

/** What a language service says while somebody types. */
export class CellHelp {
  constructor(private readonly programs: CellPrograms) {}

  /** Puts the text before the service as it is compiled. */
  private open(declarations: string, code: string): void {
    const exports = /\bexport\b/.test(code);
    this.programs.open(declarations, exports ? withoutExports(parseText(code).file) : modulePrefix + code);
  }

  /** The names or paths that may stand at a position. */
  complete(declarations: string, code: string, position: number): CompletionInfo {
    this.open(declarations, code);
    const { service, cell } = this.programs;
    const at = position + modulePrefix.length;
    const original = service.getCompletionsAtPosition(cell, at, { includeCompletionsWithInsertText: false });
    const entries = original?.entries ?? [];
    const span = entries[0]?.replacementSpan ?? original?.optionalReplacementSpan;
    const isPath =
      original !== undefined &&
      !original.isMemberCompletion &&
      entries.some(({ kindModifiers, kind }) => isFileKind(kind) || kindModifiers === "path");
    const { start, end } =
      isPath && span
        ? { start: span.start - modulePrefix.length, end: span.start + span.length - modulePrefix.length }
        : nameAround(code, position);
    const typed = code.slice(start, end);
    const candidates = entries
      .flatMap(({ name, sortText }, i) => {
        const fits = fit(name, typed);
        return fits === undefined ? [] : [{ name, rank: fits + sortText, at: i }];
      })
      .sort(byRank)
      .map(({ name }) => name);
    return { start, end, candidates, original };
  }

  /** What the name at a position is; inside of a call's parentheses, where no name is, what is called. */
  inspect(declarations: string, code: string, position: number): Help | undefined {
    this.open(declarations, code);
    const { service, cell } = this.programs;
    const at = position + modulePrefix.length;
    return service.getQuickInfoAtPosition(cell, at) ?? this.calledAt(at);
  }

  private calledAt(at: number): Help | undefined {
    const { service, cell } = this.programs;
    const { applicableSpan, items, selectedItemIndex } =
      service.getSignatureHelpItems(cell, at, undefined) ?? {};
    if (!applicableSpan || !items) return undefined;
    const signature = items[selectedItemIndex ?? 0];
    const before = this.programs.text.slice(0, applicableSpan.start).trimEnd();
    const name = before.endsWith("(") ? before.slice(0, -1).trimEnd() : before;
    return service.getQuickInfoAtPosition(cell, name.length) ?? asInfo(signature, applicableSpan);
  }
}

const isFileKind = (kind: string): boolean => ["script", "directory", "external module name"].includes(kind);

/** The words of a signature in the form in which a name is explained. */
function asInfo(item: Ts.SignatureHelpItem, textSpan: Ts.TextSpan): Ts.QuickInfo {
  const { prefixDisplayParts, separatorDisplayParts, suffixDisplayParts, parameters, documentation, tags } =
    item;
  const inside = parameters.flatMap(({ displayParts }, i) =>
    i > 0 ? [...separatorDisplayParts, ...displayParts] : displayParts,
  );
  const displayParts = [...prefixDisplayParts, ...inside, ...suffixDisplayParts];
  const kind = "function" as Ts.ScriptElementKind;
  return { kind, kindModifiers: "", textSpan, displayParts, documentation, tags };
}
