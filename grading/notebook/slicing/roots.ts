import type * as Ts from "typescript";
import { localDeclarations, referencesOf } from "./references";

type Compiler = typeof Ts;

/** Stands among names for the parameters of the function that a piece is. */
export const parameter = "(parameter)";

/** Objects of the language whose functions return numbers, texts or new data without keeping their arguments. */
const plain = new Set(["Math", "JSON", "Number", "String", "Boolean", "BigInt", "Date", "console", "Symbol"]);

/** Members that are numbers or texts. */
const plainMembers = new Set(["length", "size", "name", "message"]);

/**
 * Finds the notebook's variables whose objects an expression may be, hold or be part of. It goes by the words alone and errs on
 * the side of too many: what it finds decides which statements stay with a function, never what they do.
 */
export class Roots {
  /** What is assigned to a local variable after its declaration. */
  private readonly assigned = new Map<Ts.Symbol, Ts.Expression[]>();
  private readonly open = new Set<Ts.Node>();

  /** @param piece the node of a piece. @param own the function that the piece declares */
  constructor(
    readonly ts: Compiler,
    readonly checker: Ts.TypeChecker,
    readonly piece: Ts.Node,
    private readonly own: Ts.SignatureDeclaration | undefined,
  ) {
    this.collectAssignments(piece);
  }

  private collectAssignments(node: Ts.Node): void {
    const { ts } = this;
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const symbol = ts.isIdentifier(node.left) && this.checker.getSymbolAtLocation(node.left);
      if (symbol) this.assigned.set(symbol, [...(this.assigned.get(symbol) ?? []), node.right]);
    }
    ts.forEachChild(node, (child) => this.collectAssignments(child));
  }

  /** Whether an identifier is declared inside the piece. */
  isLocal(node: Ts.Identifier): boolean {
    return localDeclarations(this.ts, this.checker, node, this.piece).length > 0;
  }

  ofAll(expressions: readonly (Ts.Node | undefined)[]): string[] {
    return [...new Set(expressions.flatMap((expression) => (expression ? this.of(expression) : [])))];
  }

  of(node: Ts.Node): string[] {
    const { ts } = this;
    if (ts.isIdentifier(node)) return this.ofName(node);
    if (ts.isPropertyAccessExpression(node) && plainMembers.has(node.name.text)) return [];
    if (ts.isConditionalExpression(node)) return this.ofAll([node.whenTrue, node.whenFalse]);
    if (ts.isBinaryExpression(node)) return this.ofOperation(node);
    if (ts.isCallExpression(node)) return this.ofCall(node);
    if (ts.isNewExpression(node)) return this.ofAll(node.arguments ?? []);
    if (ts.isArrayLiteralExpression(node)) return this.ofAll(node.elements);
    if (ts.isObjectLiteralExpression(node)) return this.ofAll(node.properties);
    if (ts.isPropertyAssignment(node)) return this.of(node.initializer);
    if (ts.isShorthandPropertyAssignment(node)) return this.ofName(node.name);
    if (ts.isFunctionLike(node)) return this.mentioned(node);
    const wrapped = (node as { expression?: Ts.Node }).expression;
    return wrapped && this.passesOn(node) ? this.of(wrapped) : [];
  }

  /** Expressions whose value is, or is part of, that of the one inside. */
  private passesOn(node: Ts.Node): boolean {
    const { ts } = this;
    return (
      [ts.isPropertyAccessExpression, ts.isElementAccessExpression, ts.isParenthesizedExpression].some((is) =>
        is(node),
      ) ||
      [ts.isAsExpression, ts.isSatisfiesExpression, ts.isNonNullExpression, ts.isAwaitExpression].some((is) =>
        is(node),
      ) ||
      [ts.isSpreadElement, ts.isSpreadAssignment, ts.isYieldExpression].some((is) => is(node)) ||
      ts.isTypeAssertionExpression(node)
    );
  }

  private ofOperation({ left, operatorToken, right }: Ts.BinaryExpression): string[] {
    const { SyntaxKind } = this.ts;
    const either = [
      SyntaxKind.BarBarToken,
      SyntaxKind.QuestionQuestionToken,
      SyntaxKind.AmpersandAmpersandToken,
    ];
    if (either.includes(operatorToken.kind as never)) return this.ofAll([left, right]);
    const last = [SyntaxKind.EqualsToken, SyntaxKind.CommaToken];
    return last.includes(operatorToken.kind as never) ? this.of(right) : [];
  }

  private ofCall(node: Ts.CallExpression): string[] {
    const { ts } = this;
    const { expression: callee } = node;
    if (ts.isPropertyAccessExpression(callee) && ts.isIdentifier(callee.expression)) {
      if (plain.has(callee.expression.text) && !this.isLocal(callee.expression)) return [];
    }
    return this.ofAll([callee, ...node.arguments]);
  }

  private ofName(node: Ts.Identifier): string[] {
    const [declaration] = localDeclarations(this.ts, this.checker, node, this.piece);
    if (!declaration) return node.text === "undefined" ? [] : [node.text];
    if (this.open.has(declaration)) return [];
    this.open.add(declaration);
    const symbol = this.checker.getSymbolAtLocation(node);
    const later = (symbol && this.assigned.get(symbol)) ?? [];
    const found = [...this.ofDeclaration(declaration), ...this.ofAll(later)];
    this.open.delete(declaration);
    return [...new Set(found)];
  }

  /** Where the value of a local variable or parameter comes from. */
  private ofDeclaration(declaration: Ts.Node): string[] {
    const { ts } = this;
    if (ts.isBindingElement(declaration)) return this.ofDeclaration(declaration.parent.parent);
    if (ts.isParameter(declaration)) return this.ofParameter(declaration);
    if (!ts.isVariableDeclaration(declaration))
      return ts.isFunctionLike(declaration) ? this.of(declaration) : [];
    const loop = declaration.parent.parent;
    if (ts.isForOfStatement(loop) || ts.isForInStatement(loop)) return this.of(loop.expression);
    return declaration.initializer ? this.of(declaration.initializer) : [];
  }

  /** A function that is an argument gets what the call is about; of another one everything that the piece mentions. */
  private ofParameter({ parent: fn }: Ts.ParameterDeclaration): string[] {
    const { ts } = this;
    if (fn === this.own) return [parameter];
    let outer: Ts.Node = fn.parent;
    while (ts.isParenthesizedExpression(outer)) outer = outer.parent;
    if (ts.isCallExpression(outer)) {
      const others = outer.arguments.filter((argument) => (argument as Ts.Node) !== fn);
      const about = ts.isPropertyAccessExpression(outer.expression) ? outer.expression.expression : undefined;
      return this.ofAll([about, ...others]);
    }
    return this.mentioned(this.piece);
  }

  /** Everything that a node uses. */
  private mentioned(node: Ts.Node): string[] {
    const used = referencesOf(this.ts, this.checker, node).filter(({ when }) => when !== "type");
    return this.ofAll(used.map((reference) => reference.node));
  }

  /** Whether an expression names a function that the piece declares inside itself, whose body is part of the piece. */
  isOwnFunction(node: Ts.Node): boolean {
    const { ts } = this;
    if (!ts.isIdentifier(node)) return ts.isFunctionLike(node);
    const [declaration] = localDeclarations(ts, this.checker, node, this.piece);
    if (!declaration || !ts.isVariableDeclaration(declaration))
      return declaration !== undefined && ts.isFunctionDeclaration(declaration);
    return declaration.initializer !== undefined && ts.isFunctionLike(declaration.initializer);
  }
}
