import type * as Ts from "typescript";
import { functionOf, type Piece } from "./pieces";
import { keepingMethods, pureMethods } from "./builtinMethods";
import type { Reference } from "./references";
import { parameter } from "./roots";
import type { Timeline } from "./timeline";
import type { Call, Effects } from "./writes";

/** What is asked of a notebook's cells. */
interface AnalysedCells {
  readonly ts: typeof Ts;
  readonly timeline: Timeline;
  effects(piece: Piece): Effects;
  references(piece: Piece): readonly Reference[];
}

/**
 * What evaluating a piece may do to the variables of other pieces: by itself and through the notebook's functions that it calls.
 */
export class Influence {
  private readonly open = new Set<Piece>();
  private readonly imported = new Map<string, boolean>();

  constructor(private readonly cells: AnalysedCells) {}

  /**
   * The declarations whose variables, or their objects, a piece may change when it is evaluated.
   * @param core what the graded functions are made of: what these keep for themselves (a memo, a counter) they also keep at
   *   grading, so that using their values changes nothing that matters; a call for its own sake does
   */
  touched(piece: Piece, core: ReadonlySet<Piece>): Set<Piece> {
    const { cell } = piece;
    const found = new Set<Piece>();
    const reached = new Set([piece]);
    for (const one of reached) {
      const onlyLater = one !== piece;
      for (const changed of this.changes(one, cell, onlyLater)) found.add(changed);
      for (const call of this.cells.effects(one).calls)
        if (call.later || !onlyLater) for (const called of this.called(call, cell, core)) reached.add(called);
    }
    return found;
  }

  /** What a piece itself may give another value or object, functions that it calls aside. */
  changes(piece: Piece, cell: number, onlyLater: boolean): Piece[] {
    const { writes, calls } = this.cells.effects(piece);
    const counts = ({ later }: { later: boolean }): boolean => later || !onlyLater;
    const written = writes.filter(
      (write) => (write.kind === "assign" || write.kind === "change") && counts(write),
    );
    const handedOver = calls.filter(counts).flatMap((call) => this.changedBy(call, cell));
    return [
      ...written.flatMap(({ names }) => this.named(names, cell)),
      // A function that is handed over is called, not changed.
      ...this.named(handedOver, cell).filter(
        (one) => one.kind === "variable" && !functionOf(this.cells.ts, one),
      ),
    ];
  }

  private named(names: readonly string[], cell: number): Piece[] {
    return names.flatMap((name) => this.cells.timeline.at(name, cell));
  }

  /** The pieces whose functions a call may run. */
  private called(call: Call, cell: number, core: ReadonlySet<Piece>): Piece[] {
    const bare = call.bare && !this.isImported(call, cell);
    return this.named([...call.callee, ...call.handed], cell)
      .filter((piece) => piece.kind !== "import" && (bare || !core.has(piece)))
      .flatMap((piece) => [piece, ...this.classesOf(piece)]);
  }

  /** The classes whose methods a variable's object may have. */
  private classesOf(piece: Piece): Piece[] {
    if (piece.kind !== "variable") return [];
    const used = this.cells.references(piece).flatMap(({ name }) => this.cells.timeline.at(name, piece.cell));
    return used.filter(({ kind }) => kind === "class");
  }

  /** The names among those of a call whose objects it may change. */
  private changedBy({ callee, method, given, handed }: Call, cell: number): string[] {
    if (this.isImported({ callee }, cell)) return [];
    // Of the language's own functions only those change an argument that are given one of ours to do it.
    if (callee.length === 0) return this.changers(handed, cell) ? given : [];
    const pieces = this.named(callee, cell);
    if (method !== undefined) {
      if (this.changers(handed, cell)) return [...callee, ...given];
      if (pureMethods.has(method)) return [];
      return keepingMethods.has(method) ? callee : [...callee, ...given];
    }
    const known = (piece: Piece): boolean =>
      piece.kind !== "variable" || functionOf(this.cells.ts, piece) !== undefined;
    if (callee.includes(parameter) || !pieces.every(known)) return [...callee, ...given];
    // What a class's constructor does to its arguments is not followed.
    const changes = pieces.some((piece) => piece.kind === "class" || this.changesParameters(piece, cell));
    return changes ? given : [];
  }

  /** Whether a call is one of the library's functions, which leave their arguments as they are. */
  private isImported({ callee }: Pick<Call, "callee">, cell: number): boolean {
    if (callee.length === 0) return false;
    const key = `${cell} ${callee.join(" ")}`;
    const known = this.imported.get(key);
    if (known !== undefined) return known;
    const pieces = this.named(callee, cell);
    const imported = pieces.length > 0 && pieces.every(({ kind }) => kind === "import");
    this.imported.set(key, imported);
    return imported;
  }

  /** Whether functions are among the names that change what they are given. */
  private changers(names: readonly string[], cell: number): boolean {
    return this.named(names, cell).some((piece) => this.changesParameters(piece, cell));
  }

  private changesParameters(piece: Piece, cell: number): boolean {
    if (!functionOf(this.cells.ts, piece) || this.open.has(piece)) return false;
    const { writes, calls } = this.cells.effects(piece);
    this.open.add(piece);
    const found =
      writes.some(({ kind, names }) => kind === "change" && names.includes(parameter)) ||
      calls.some((call) => this.changedBy(call, cell).includes(parameter));
    this.open.delete(piece);
    return found;
  }
}
