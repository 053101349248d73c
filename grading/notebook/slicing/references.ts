import type * as Ts from "@tslab/typescript-for-tslab";

type Compiler = typeof Ts;

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

/** The identifier's own declaration inside the node, found by the binder: then it is local. */
function isLocal(ts: Compiler, checker: Ts.TypeChecker, node: Ts.Identifier, within: Ts.Node): boolean {
  const symbol = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  const file = within.getSourceFile();
  return (symbol?.declarations ?? []).some(
    (declaration) =>
      declaration !== within &&
      declaration.getSourceFile() === file &&
      declaration.pos >= within.pos &&
      declaration.end <= within.end &&
      !ts.isShorthandPropertyAssignment(declaration),
  );
}

/**
 * The names that a declaration uses and does not declare inside itself, in order of appearance.
 * @param names only these are of interest
 */
export function referencesOf(
  ts: Compiler,
  checker: Ts.TypeChecker,
  node: Ts.Node,
  names: (name: string) => boolean,
): string[] {
  const found = new Set<string>();
  const pending: Ts.Node[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (ts.isIdentifier(next)) {
      if (
        !found.has(next.text) &&
        names(next.text) &&
        !isNoReference(ts, next) &&
        !isLocal(ts, checker, next, node)
      ) {
        found.add(next.text);
      }
      continue;
    }
    ts.forEachChild(next, (child) => void pending.push(child));
  }
  return [...found];
}
