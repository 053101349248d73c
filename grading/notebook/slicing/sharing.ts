import type { Cells } from "./cells";
import type * as Ts from "typescript";
import { functionOf, type Piece } from "./pieces";
import { pureMethods } from "./builtinMethods";
import type { Write } from "./writes";

/** Which variables may hold, or be part of, the same objects: `const row = table[0]`, `store.push(table)`. */
export class Sharing {
  private readonly parents = new Map<Piece, Piece>();

  /** @param pieces those that Run All evaluates */
  constructor(
    private readonly cells: Cells,
    pieces: readonly Piece[],
  ) {
    for (const piece of pieces) {
      const { writes, calls } = cells.effects(piece);
      for (const write of writes) if (write.kind === "share") this.join(piece, write.names);
      for (const { method, callee, given } of calls)
        if (method !== undefined && !pureMethods.has(method)) this.join(piece, [...callee, ...given]);
    }
  }

  /** Whether a change of one may be seen in the other. */
  areOne(a: Piece, b: Piece): boolean {
    return a === b || (this.isData(a) && this.isData(b) && this.find(a) === this.find(b));
  }

  private join(piece: Piece, names: Write["names"]): void {
    const named = names.flatMap((name) => this.cells.timeline.at(name, piece.cell));
    const all = named.flatMap((one) =>
      one.kind === "function" || this.isFunction(one) ? this.dataOf(one) : [one],
    );
    const [first, ...rest] = all.filter((one) => this.isData(one));
    for (const other of rest) this.parents.set(this.find(other), this.find(first as Piece));
  }

  private isFunction(piece: Piece): boolean {
    return functionOf(this.cells.ts, piece) !== undefined;
  }

  /** The variables that a function, or one that it uses, may hand out: none where it returns a number, a text or nothing. */
  dataOf(piece: Piece, seen = new Set<Piece>()): Piece[] {
    if (!this.isFunction(piece)) return [];
    const { NumberKeyword, StringKeyword, BooleanKeyword, VoidKeyword } = this.cells.ts.SyntaxKind;
    const returned = functionOf(this.cells.ts, piece)?.type?.kind;
    const plain = [NumberKeyword, StringKeyword, BooleanKeyword, VoidKeyword];
    if (seen.has(piece) || (returned !== undefined && plain.includes(returned as never))) return [];
    seen.add(piece);
    const used = this.cells
      .references(piece)
      .flatMap(({ name, when }) => (when === "type" ? [] : this.cells.timeline.at(name, piece.cell)));
    return used.flatMap((one) => (this.isFunction(one) ? this.dataOf(one, seen) : [one]));
  }

  /** A variable that may hold an object: neither a function nor obviously a number, text or truth value. */
  private isData(piece: Piece): boolean {
    const { ts } = this.cells;
    if (piece.kind !== "variable" || this.isFunction(piece)) return false;
    const { type, initializer } = piece.node as Ts.VariableDeclaration;
    const { NumberKeyword, StringKeyword, BooleanKeyword } = ts.SyntaxKind;
    if (type && [NumberKeyword, StringKeyword, BooleanKeyword].includes(type.kind as never)) return false;
    if (!initializer) return true;
    if (ts.isBinaryExpression(initializer)) return this.yieldsOperand(initializer);
    return !(
      ts.isLiteralExpression(initializer) ||
      ts.isTemplateExpression(initializer) ||
      ts.isPrefixUnaryExpression(initializer)
    );
  }

  /** `a ?? b` is one of the two; `a + b` is something new. */
  private yieldsOperand({ operatorToken }: Ts.BinaryExpression): boolean {
    const { BarBarToken, QuestionQuestionToken, AmpersandAmpersandToken, CommaToken } =
      this.cells.ts.SyntaxKind;
    const operand = [BarBarToken, QuestionQuestionToken, AmpersandAmpersandToken, CommaToken];
    return operand.includes(operatorToken.kind as never);
  }

  private find(piece: Piece): Piece {
    const parent = this.parents.get(piece);
    if (!parent || parent === piece) return piece;
    const root = this.find(parent);
    this.parents.set(piece, root);
    return root;
  }
}
