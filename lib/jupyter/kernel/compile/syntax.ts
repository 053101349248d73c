import type { Ts } from "../tslab";

/** `import name = require("module")` that is more than a type. */
export function isImportOfModule(
  ts: typeof Ts,
  node: Ts.Node,
): node is Ts.ImportEqualsDeclaration & {
  moduleReference: Ts.ExternalModuleReference;
} {
  return (
    ts.isImportEqualsDeclaration(node) &&
    ts.isExternalModuleReference(node.moduleReference) &&
    ts.isStringLiteralLike(node.moduleReference.expression)
  );
}

/** The identifiers that a name or a pattern declares. */
export function identifiersIn(ts: typeof Ts, pattern: Ts.BindingName): Ts.Identifier[] {
  if (ts.isIdentifier(pattern)) return [pattern];
  return pattern.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : identifiersIn(ts, element.name),
  );
}

/** The names that a name or a pattern declares. */
export const namesIn = (ts: typeof Ts, pattern: Ts.BindingName): string[] =>
  identifiersIn(ts, pattern).map(({ text }) => text);

/** Whether code below this node runs at another time than what stands around it. */
export const opensFunction = (ts: typeof Ts, node: Ts.Node): boolean =>
  ts.isFunctionLike(node) || ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node);

const isAssignment = (ts: typeof Ts, kind: Ts.SyntaxKind): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

/** What this node assigns to: a name, a property or a pattern; undefined for what assigns to nothing. */
export function targetOf(ts: typeof Ts, node: Ts.Node): Ts.Node | undefined {
  if (ts.isBinaryExpression(node) && isAssignment(ts, node.operatorToken.kind)) return node.left;
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
    const changes = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(node.operator);
    return changes ? node.operand : undefined;
  }
  if (ts.isForInStatement(node) || ts.isForOfStatement(node))
    return ts.isVariableDeclarationList(node.initializer) ? undefined : node.initializer;
  return undefined;
}

/** Identifiers in what this node assigns to. */
export function assignedBy(ts: typeof Ts, node: Ts.Node): string[] {
  const target = targetOf(ts, node);
  return target ? identifiersOf(ts, target) : [];
}

function identifiersOf(ts: typeof Ts, node: Ts.Node): string[] {
  if (ts.isIdentifier(node)) return [node.text];
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return [];
  const found: string[] = [];
  ts.forEachChild(node, (child) => void found.push(...identifiersOf(ts, child)));
  return found;
}
