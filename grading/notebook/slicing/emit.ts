import type * as Ts from "typescript";
import type { SlicedModule } from "./sliced";
import type { Attempt } from "./attempt";
import type { Cells } from "./cells";
import { finishModule, guardStatements } from "./guard";
import { withDefaults } from "./moduleDefaults";
import { functionOf, type Piece } from "./pieces";

/** What TypeScript makes of a module is strict; cells are not. */
const sloppily = /^"use strict";\n/;

/** Whether evaluating a piece starts something that goes on after it: an `await`, or a promise that nobody waits for. */
function settlesLater(cells: Cells, piece: Piece): boolean {
  if (piece.awaits) return true;
  if (piece.kind !== "statement" && piece.kind !== "variable") return false;
  if (functionOf(cells.ts, piece)) return false;
  const text = piece.source.slice(piece.start, piece.end);
  if (/\.then\s*\(|\basync\b|\bset(?:Timeout|Immediate|Interval)\b/.test(text)) return true;
  const called = cells.effects(piece).calls.flatMap(({ callee }) => callee);
  return called.some((name) => cells.timeline.at(name, piece.cell).some((one) => isAsync(cells, one)));
}

function isAsync({ ts }: Cells, piece: Piece): boolean {
  const modifiers = (functionOf(ts, piece) as { modifiers?: Ts.NodeArray<Ts.ModifierLike> } | undefined)
    ?.modifiers;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword) ?? false;
}

/** The module that runs, of the text that was checked. */
export function emit(cells: Cells, program: Ts.Program, file: Ts.SourceFile, attempt: Attempt): SlicedModule {
  const { segments, places } = attempt.guarded();
  const notes = [...new Set(attempt.notes)];
  const { how } = attempt;
  const told = {
    ...(how !== undefined && { how }),
    ...(places.length > 0 && { guarded: places }),
    ...(notes.length > 0 && { notes }),
  };
  if (attempt.functions.length === 0) return { js: "", ...told };
  let js = "";
  const write = (_name: string, text: string): void => void (js = text.replace(sloppily, ""));
  const before = segments.length > 0 ? [guardStatements(cells.ts, segments)] : [];
  program.emit(file, write, undefined, false, { before });
  const waits = attempt.assembled.segments.some(({ piece }) => settlesLater(cells, piece));
  return { js: finishModule(withDefaults(js), attempt.functions, segments.length > 0, waits), ...told };
}
