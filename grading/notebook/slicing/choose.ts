import type { Cells } from "./cells";
import { functionOf, type Piece } from "./pieces";
import { Sharing } from "./sharing";

/** How a notebook is read for some functions. */
export interface Reading {
  /** Functions that the grader answers instead of the student's own. */
  remote: ReadonlySet<string>;
  /** Index of the last cell that counts. */
  until: number;
  /** Whether statements count that change what the functions use. */
  effects: boolean;
  /** Statements that do not count. */
  dropped: ReadonlySet<Piece>;
  /** Variables that are declared and never get their value. */
  unset: ReadonlySet<Piece>;
  /** Names for which the master's declaration stands instead of the student's. */
  mastered: ReadonlySet<string>;
}

/** The parts of a notebook that some functions need. */
export interface Choice {
  pieces: Set<Piece>;
  /** Names that stand for another declaration than where they are used. */
  loose: Set<string>;
}

/** The words after a dot, which may name what a statement has added to something of the language's own. */
function memberNames({ ts }: Cells, pieces: Iterable<Piece>): Set<string> {
  const found = new Set<string>();
  const pending = [...pieces].map(({ node }) => node);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (ts.isPropertyAccessExpression(node)) found.add(node.name.text);
    if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
      found.add(node.argumentExpression.text);
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  return found;
}

/** Finds what functions need: from their names along everything that is used, then back along everything that changes it. */
export class Chooser {
  private readonly pieces = new Set<Piece>();
  private readonly loose = new Set<string>();
  private readonly asked = new Set<string>();
  /** The pieces whose values are used, not only their types. */
  private readonly valued = new Set<Piece>();

  constructor(
    private readonly cells: Cells,
    private readonly reading: Reading,
  ) {}

  choose(functions: readonly string[]): Choice {
    for (const name of functions) this.demandName(name, this.reading.until);
    if (this.reading.effects && this.mayDepend()) this.addEffects();
    this.findLoose();
    return { pieces: this.pieces, loose: this.loose };
  }

  /** What one piece needs, itself included. */
  closure(piece: Piece): Set<Piece> {
    this.demand(piece, this.reading.until);
    return this.pieces;
  }

  /** The declarations of a name after a cell, as this reading has them. */
  at(name: string, cell: number): Piece[] {
    if (this.reading.remote.has(name)) return [];
    const given = this.reading.mastered.has(name) ? this.cells.given.get(name) : undefined;
    return given ?? this.cells.timeline.at(name, cell);
  }

  private demandName(name: string, cell: number): void {
    for (const piece of this.at(name, cell)) this.demand(piece, cell);
  }

  /**
   * @param cell the last cell that has run when the piece is used
   * @param valued whether it is used for more than its type
   */
  private demand(piece: Piece, cell: number, valued = true): void {
    const key = `${piece.order} ${cell} ${valued}`;
    if (this.asked.has(key)) return;
    this.asked.add(key);
    this.pieces.add(piece);
    if (valued) this.valued.add(piece);
    if (this.reading.unset.has(piece)) return;
    const evaluated = piece.kind === "statement" || piece.kind === "variable";
    for (const { name, when } of this.cells.references(piece)) {
      const isType = when === "type" || !valued;
      if (when === "later" && !isType) this.demandName(name, cell);
      // What a function uses is found when it runs; what stands outside of one where it stands.
      if (when === "later" && !isType && !evaluated) continue;
      for (const used of this.at(name, piece.cell))
        this.demand(used, when === "now" ? cell : piece.cell, !isType);
    }
  }

  /** Whether anything chosen has a state: most functions depend on nothing that a statement could change. */
  private mayDepend(): boolean {
    const { ts, written } = this.cells;
    if (written.has("*")) return true;
    return [...this.valued].some(
      (piece) =>
        (piece.kind === "variable" && !functionOf(ts, piece)) ||
        (piece.kind !== "import" && piece.names.some((name) => written.has(name))),
    );
  }

  private addEffects(): void {
    const { cells, reading } = this;
    const core = new Set(this.valued);
    const evaluated = cells.pieces.filter(({ cell }) => cell <= reading.until);
    const touched = new Map<Piece, Set<Piece>>();
    for (const piece of evaluated) {
      if (reading.dropped.has(piece) || (piece.kind !== "statement" && piece.kind !== "variable")) continue;
      touched.set(piece, cells.influence.touched(piece, core));
    }
    const sharing = new Sharing(cells, evaluated);
    for (let grown = true; grown;) {
      grown = false;
      const members = memberNames(cells, this.pieces);
      for (const [piece, changes] of touched) {
        if (this.pieces.has(piece) || !this.concerns(piece, changes, sharing, members)) continue;
        this.demand(piece, reading.until);
        grown = true;
      }
    }
  }

  private concerns(piece: Piece, changes: Set<Piece>, sharing: Sharing, members: Set<string>): boolean {
    for (const changed of changes) {
      if (changed.kind === "import" || changed === piece) continue;
      // What a function returned and was then changed may be part of what the function has at hand.
      for (const one of [changed, ...sharing.dataOf(changed)])
        for (const chosen of this.valued) if (sharing.areOne(chosen, one)) return true;
    }
    const added = this.cells.effects(piece).writes.filter(({ kind }) => kind === "global");
    return added.some(({ names }) => names.some((name) => members.has(name)));
  }

  /** Names that stand for another declaration when functions run than where these stand. */
  private findLoose(): void {
    for (const piece of this.pieces) {
      if (this.reading.unset.has(piece)) continue;
      for (const { name, when } of this.cells.references(piece)) {
        const there = when === "later" ? this.at(name, piece.cell) : [];
        if (there.length > 0 && !there.some((one) => this.pieces.has(one))) this.loose.add(name);
      }
    }
  }
}
