import type { Diagnostic } from "typescript";
import type { Wanted } from "./sliced";
import { assemble, type Assembled, type Segment } from "./assemble";
import { type Cells, firstSentence } from "./cells";
import { Chooser, type Reading } from "./choose";
import { exerciseOf } from "../nbgrader";
import { harmlessModules } from "../harmlessModules";
import { isForWantOfNodeTypes } from "./globals";
import type { Piece } from "./pieces";

/** The compiler's errors that say nothing here: a module may wait, and what became a loose variable has type any. */
const ignored = new Set([1378, 1432, 2347]);

/** One reading of a notebook for one exercise, mended until it compiles. */
export class Attempt {
  /** Functions that are still in it. */
  functions: string[];
  assembled: Assembled;
  /** Why functions are not. */
  readonly diagnostics: string[] = [];
  /** What of the notebook does not count, in words. */
  readonly notes: string[] = [];
  private readonly dropped = new Set<Piece>();
  private readonly unset = new Set<Piece>();
  private readonly mastered = new Set<string>();
  private readonly reading: Reading;

  constructor(
    private readonly cells: Cells,
    readonly wanted: Wanted,
    { until, effects }: Pick<Reading, "until" | "effects">,
    /** What to say if this reading decides. */
    readonly how?: string,
  ) {
    const { dropped, unset, mastered } = this;
    const remote = new Set(wanted.remote.filter((name) => !wanted.functions.includes(name)));
    this.reading = { remote, until, effects, dropped, unset, mastered };
    this.functions = wanted.functions.filter((name) => cells.timeline.hasValue(name));
    this.assembled = assemble(cells, this.functions, this.reading);
  }

  /** Takes out what does not compile. @returns whether the text has changed */
  mend(errors: readonly Diagnostic[]): boolean {
    const told = errors.filter((error) => !ignored.has(error.code) && !isForWantOfNodeTypes(error));
    if (told.length === 0 || this.functions.length === 0) return false;
    if (!this.restoreGiven()) {
      const core = this.choose(this.functions, false);
      for (const error of told) this.blame(error, core);
    }
    this.assembled = assemble(this.cells, this.functions, this.reading);
    return true;
  }

  private choose(functions: string[], effects: boolean, unset: Set<Piece> = this.unset): Set<Piece> {
    return new Chooser(this.cells, { ...this.reading, effects, unset }).choose(functions).pieces;
  }

  /** What is given in another exercise's cell and was changed there cannot be this exercise's fault: the original counts. */
  private restoreGiven(): boolean {
    const { cells, mastered, wanted } = this;
    const before = mastered.size;
    for (const { piece } of this.assembled.segments) {
      const original = piece.given ? undefined : cells.given.get(piece.names[0] as string)?.[0];
      if (!original || exerciseOf(cells.cells[original.cell]?.gradeId) === wanted.exercise) continue;
      const text = (one: Piece): string => one.source.slice(one.start, one.end).trim();
      if (text(original) !== text(piece)) for (const name of original.names) mastered.add(name);
    }
    return mastered.size > before;
  }

  private blame(error: Diagnostic, core: Set<Piece>): void {
    const segment = this.assembled.segmentAt(error.start ?? 0);
    const place = this.assembled.placeOf(error.start ?? 0);
    const reason = explain(this.cells, error);
    if (segment && !core.has(segment.piece)) return this.drop(segment.piece, core, reason);
    if (segment?.piece.kind === "import" && this.unsetUsers(segment.piece, reason)) return;
    this.diagnostics.push(`${place}: ${reason}`);
    this.functions = this.functions.filter(
      (name) => segment && !this.choose([name], this.reading.effects).has(segment.piece),
    );
  }

  private closure(piece: Piece): Set<Piece> {
    return new Chooser(this.cells, { ...this.reading, effects: false }).closure(piece);
  }

  /** Takes out the statements that need a piece which the functions themselves do not need. */
  private drop(piece: Piece, core: Set<Piece>, reason: string): void {
    for (const { piece: user } of this.assembled.segments) {
      const evaluated = user.kind === "statement" || user.kind === "variable";
      if (!evaluated || core.has(user) || this.dropped.has(user) || !this.closure(user).has(piece)) continue;
      this.dropped.add(user);
      if (user.kind === "statement")
        this.notes.push(
          `${this.cells.place(user, user.start)}: this statement does not count at grading (${reason})`,
        );
    }
  }

  /** Leaves variables without a value that are computed by what is not there, if that is all it is used for. */
  private unsetUsers(module: Piece, reason: string): boolean {
    const computed = this.assembled.segments.filter(
      ({ guarded, piece }) => guarded && !piece.names.some((name) => this.wanted.functions.includes(name)),
    );
    const without = new Set([...this.unset, ...computed.map(({ piece }) => piece)]);
    if (this.choose(this.functions, false, without).has(module)) return false;
    for (const { piece } of computed) {
      if (piece.kind !== "variable" || !this.closure(piece).has(module)) continue;
      this.unset.add(piece);
      this.notes.push(
        `${this.cells.place(piece, piece.start)}: ${piece.names.join(", ")} has no value at grading (${reason})`,
      );
    }
    return true;
  }

  /** Guarded parts in order, and their places. */
  guarded(): { segments: Segment[]; places: string[] } {
    const segments = this.assembled.segments.filter(({ guarded }) => guarded);
    return { segments, places: segments.map(({ piece }) => this.cells.place(piece, piece.start)) };
  }
}

/** The compiler's message, in our words where its own would mislead. */
function explain(cells: Cells, error: Diagnostic): string {
  const text = firstSentence(cells.ts, error);
  const module = /^Cannot find module '([^']*)'/.exec(text)?.[1];
  if (module !== undefined)
    return `"${module}" cannot be imported at grading; the course's lib/… modules can, and of Node's ${harmlessModules.join(", ")}`;
  const name = /^Cannot find name '([^']*)'/.exec(text)?.[1];
  const broken = name === undefined ? undefined : cells.broken.get(name);
  return broken ? `${name} is declared in a cell that does not compile (${broken})` : text;
}
