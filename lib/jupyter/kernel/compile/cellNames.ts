import type { Ts } from "../tslab";

/** What a cell, as TypeScript emits it, declares and how its parts depend on one another. */
export interface CellNames {
  /** Top-level variables, functions and classes. */
  declared: Set<string>;
  /** Names of imports, each with what it stands for: `default of "fs"`. */
  imported: Map<string, string>;
  /** The declared names that are functions, usable from the first line. */
  functions: Set<string>;
  /** For each top-level statement the names that it declares, functions and imports aside. */
  declaredBy: string[][];
  /** Names to which code inside a function assigns. */
  assignedInFunctions: Set<string>;
  /** For each declared name the identifiers in its declaration. */
  mentions: Map<string, Set<string>>;
  hasTopLevelAwait: boolean;
}

/** A name that an import declares, and what it stands for. */
interface ImportedName {
  name: Ts.Identifier;
  of: string;
}

/** The names that an import declares: its default's, that of the whole module, and those that it picks. */
export function importedNames(
  ts: typeof Ts,
  { importClause, moduleSpecifier }: Ts.ImportDeclaration,
): ImportedName[] {
  const { name, namedBindings } = importClause ?? {};
  const module = (moduleSpecifier as Ts.StringLiteral).text;
  const imported = (local: Ts.Identifier, original: string): ImportedName => ({
    name: local,
    of: `${original} of ${JSON.stringify(module)}`,
  });
  const own = name ? [imported(name, "default")] : [];
  if (!namedBindings) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, imported(namedBindings.name, "all")];
  const picked = namedBindings.elements.map((element) =>
    imported(element.name, (element.propertyName ?? element.name).text),
  );
  return [...own, ...picked];
}

/** Finds them. Scopes are not told apart: a name counts wherever it stands, which errs on the safe side. */
export function findNames(ts: typeof Ts, file: Ts.SourceFile): CellNames {
  return new NameFinder(ts, file).names;
}

class NameFinder {
  readonly names: CellNames = {
    declared: new Set(),
    imported: new Map(),
    functions: new Set(),
    declaredBy: [],
    assignedInFunctions: new Set(),
    mentions: new Map(),
    hasTopLevelAwait: false,
  };

  constructor(
    private readonly ts: typeof Ts,
    file: Ts.SourceFile,
  ) {
    const exported = this.exportedNames(file);
    file.statements.forEach((statement, i) => this.readStatement(statement, i, exported));
  }

  private exportedNames(file: Ts.SourceFile): Set<string> {
    const { ts } = this;
    const found = new Set<string>();
    for (const statement of file.statements) {
      if (!ts.isExportDeclaration(statement) || !statement.exportClause) continue;
      if (ts.isNamedExports(statement.exportClause))
        for (const { name } of statement.exportClause.elements) found.add(name.text);
    }
    return found;
  }

  private readStatement(statement: Ts.Statement, position: number, exported: Set<string>): void {
    const { ts, names } = this;
    names.declaredBy[position] = [];
    if (ts.isExportDeclaration(statement)) return;
    if (ts.isImportDeclaration(statement)) {
      for (const { name, of } of importedNames(ts, statement)) names.imported.set(name.text, of);
      return;
    }
    const declared = this.declaredIn(statement).filter((name) => exported.has(name));
    if (ts.isFunctionDeclaration(statement)) declared.forEach((name) => names.functions.add(name));
    else names.declaredBy[position] = declared;
    const mentioned = new Set<string>();
    this.walk(statement, false, mentioned);
    for (const name of declared) {
      names.declared.add(name);
      names.mentions.set(name, mentioned);
    }
  }

  /** The names that a top-level statement declares at its own level. */
  private declaredIn(statement: Ts.Statement): string[] {
    const { ts } = this;
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => this.namesIn(name));
    if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement))
      return statement.name ? [statement.name.text] : [];
    return [];
  }

  private namesIn(pattern: Ts.BindingName): string[] {
    const { ts } = this;
    if (ts.isIdentifier(pattern)) return [pattern.text];
    return pattern.elements.flatMap((element) =>
      ts.isOmittedExpression(element) ? [] : this.namesIn(element.name),
    );
  }

  private walk(node: Ts.Node, inFunction: boolean, mentioned: Set<string>): void {
    const { ts, names } = this;
    if (ts.isIdentifier(node)) mentioned.add(node.text);
    const isAwait = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier);
    if (isAwait && !inFunction) names.hasTopLevelAwait = true;
    if (inFunction) for (const name of this.assignedBy(node)) names.assignedInFunctions.add(name);
    const opens =
      ts.isFunctionLike(node) || ts.isPropertyDeclaration(node) || ts.isClassStaticBlockDeclaration(node);
    ts.forEachChild(node, (child) => this.walk(child, inFunction || opens, mentioned));
  }

  private isAssignment(kind: Ts.SyntaxKind): boolean {
    const { FirstAssignment, LastAssignment } = this.ts.SyntaxKind;
    return kind >= FirstAssignment && kind <= LastAssignment;
  }

  /** Identifiers in what this node assigns to. */
  private assignedBy(node: Ts.Node): string[] {
    const { ts } = this;
    if (ts.isBinaryExpression(node) && this.isAssignment(node.operatorToken.kind))
      return this.identifiersOf(node.left);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const changes = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken].includes(node.operator);
      return changes ? this.identifiersOf(node.operand) : [];
    }
    if (ts.isForInStatement(node) || ts.isForOfStatement(node))
      return ts.isVariableDeclarationList(node.initializer) ? [] : this.identifiersOf(node.initializer);
    return [];
  }

  private identifiersOf(node: Ts.Node): string[] {
    const { ts } = this;
    if (ts.isIdentifier(node)) return [node.text];
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return [];
    const found: string[] = [];
    ts.forEachChild(node, (child) => void found.push(...this.identifiersOf(child)));
    return found;
  }
}
