import type * as Ts from "typescript";

type Compiler = typeof Ts;

/** A name that a piece uses and does not declare inside itself. */
export interface Reference {
  name: string;
  /** now: when the piece is evaluated · later: inside a function · type: only for the compiler. */
  when: "now" | "later" | "type";
  /** Where it stands first. */
  node: Ts.Identifier;
}

/** Identifiers that name a member, a label or the thing declared, not a variable or type of the notebook. */
function isNoReference(ts: Compiler, node: Ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node || parent.name === node;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return true;
  if (ts.isImportSpecifier(parent) || ts.isImportClause(parent) || ts.isNamespaceImport(parent)) return true;
  if (ts.isShorthandPropertyAssignment(parent)) return false;
  const declared = (parent as Ts.NamedDeclaration).name;
  return declared === node;
}

/** The declarations of an identifier inside a node, found by the binder: then it is local. */
export function localDeclarations(
  ts: Compiler,
  checker: Ts.TypeChecker,
  node: Ts.Identifier,
  within: Ts.Node,
): Ts.Declaration[] {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const file = within.getSourceFile();
  return (symbol?.declarations ?? []).filter(
    (declaration) =>
      declaration !== within &&
      declaration.getSourceFile() === file &&
      declaration.pos >= within.pos &&
      declaration.end <= within.end &&
      !ts.isShorthandPropertyAssignment(declaration),
  );
}

/** When what stands in a child of a node is used, given when the node is. */
function whenIn(ts: Compiler, node: Ts.Node, when: Reference["when"]): Reference["when"] {
  if (ts.isExpressionWithTypeArguments(node)) {
    const { parent } = node;
    const extended = ts.isHeritageClause(parent) && parent.token === ts.SyntaxKind.ExtendsKeyword;
    return extended && ts.isClassLike(parent.parent) ? when : "type";
  }
  if (when === "type" || ts.isTypeNode(node)) return "type";
  if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return "type";
  return ts.isFunctionLike(node) || isInstanceField(ts, node) ? "later" : when;
}

const isInstanceField = (ts: Compiler, node: Ts.Node): boolean =>
  ts.isPropertyDeclaration(node) && !node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);

/** The names that a node uses and does not declare inside itself, each once for each time of use, in order of appearance. */
export function referencesOf(ts: Compiler, checker: Ts.TypeChecker, node: Ts.Node): Reference[] {
  const found = new Map<string, Reference>();
  const pending: { node: Ts.Node; when: Reference["when"] }[] = [{ node, when: "now" }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node: at } = next;
    if (ts.isIdentifier(at)) {
      const key = `${next.when} ${at.text}`;
      if (found.has(key) || isNoReference(ts, at)) continue;
      if (localDeclarations(ts, checker, at, node).length > 0) continue;
      found.set(key, { name: at.text, when: next.when, node: at });
      continue;
    }
    const when = whenIn(ts, at, next.when);
    ts.forEachChild(at, (child) => void pending.push({ node: child, when }));
  }
  return [...found.values()];
}
