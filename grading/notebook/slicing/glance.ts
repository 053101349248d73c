import type * as Ts from "typescript";
import { changers } from "./writes";

type Compiler = typeof Ts;

/** Names of the language's own objects, and of the global ones. */
const global = /^(?:[A-Z][A-Za-z]+\d*[A-Za-z]+|Map|Set|globalThis|global|process|console)$/;

/** The identifier that an expression begins with. */
function leftmost(ts: Compiler, node: Ts.Node): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) {
    const names: string[] = [];
    ts.forEachChild(node, (child) => void names.push(...leftmost(ts, child)));
    return names;
  }
  if (ts.isPropertyAssignment(node)) return leftmost(ts, node.initializer);
  if (ts.isShorthandPropertyAssignment(node)) return [node.name.text];
  if (ts.isBinaryExpression(node)) return leftmost(ts, node.left);
  const inner = (node as { expression?: Ts.Node }).expression;
  return inner ? leftmost(ts, inner) : [];
}

/** Where an expression writes, if it does: what it assigns to, steps, deletes or hands to `Object.assign` and its like. */
function target(ts: Compiler, node: Ts.Node): Ts.Node | undefined {
  const { FirstAssignment, LastAssignment, PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
  if (ts.isBinaryExpression(node)) {
    const { kind } = node.operatorToken;
    return kind >= FirstAssignment && kind <= LastAssignment ? node.left : undefined;
  }
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node))
    return [PlusPlusToken, MinusMinusToken].includes(node.operator) ? node.operand : undefined;
  if (ts.isDeleteExpression(node)) return node.expression;
  if (ts.isForOfStatement(node) || ts.isForInStatement(node)) return node.initializer;
  const hands = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression);
  return hands && changers.has(node.expression.name.text) ? node.arguments[0] : undefined;
}

/**
 * A look at a piece without the compiler's help, which is dear: the names that it may write to, whether the notebook's or local,
 * and "*" for something of the language's own.
 */
export function glanceAt(ts: Compiler, piece: Ts.Node): Set<string> {
  const found = new Set<string>();
  const pending = [piece];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const written = target(ts, node);
    const isCall = ts.isCallExpression(node);
    for (const name of written ? leftmost(ts, written) : []) {
      found.add(name);
      if (!isCall && global.test(name)) found.add("*");
      if (isCall && global.test(name) && written && !ts.isIdentifier(written)) found.add("*");
    }
    ts.forEachChild(node, (child) => void pending.push(child));
  }
  return found;
}
