import { type Ts, typescript } from "../tslab";
import { assignedBy, isImportOfModule, namesIn, opensFunction } from "./syntax";

/** What a cell declares and how its parts depend on one another. */
export interface CellNames {
  /** Every name that it declares at its top, of types and of values. */
  all: Set<string>;
  /** Variables, functions, classes, enums and namespaces: what may have a value. */
  declared: Set<string>;
  /** Names of imports, each with what it stands for: `default of "fs"`. */
  imported: Map<string, string>;
  /** The declared names that can be used from the first line: functions … */
  hoisted: Set<string>;
  /** … and among them each `var` inside of a block. */
  inBlocks: Set<string>;
  /** For each top-level statement the names that it declares, hoisted ones and imports aside. */
  declaredBy: string[][];
  /** Names to which code inside a function assigns. */
  assignedInFunctions: Set<string>;
  /** For each declared name the identifiers in its declaration. */
  mentions: Map<string, Set<string>>;
  hasTopLevelAwait: boolean;
}

/** The names that an import declares: its default's, that of the whole module, and those that it picks; each with what it stands for. */
function importedNames(
  ts: typeof Ts,
  { importClause, moduleSpecifier }: Ts.ImportDeclaration,
): [name: string, of: string][] {
  const { name, namedBindings } = importClause ?? {};
  const module = JSON.stringify((moduleSpecifier as Ts.StringLiteral).text);
  const own: [string, string][] = name ? [[name.text, `default of ${module}`]] : [];
  if (!namedBindings) return own;
  if (ts.isNamespaceImport(namedBindings)) return [...own, [namedBindings.name.text, `all of ${module}`]];
  const picked = namedBindings.elements.map((element): [string, string] => [
    element.name.text,
    `${(element.propertyName ?? element.name).text} of ${module}`,
  ]);
  return [...own, ...picked];
}

/** Finds them. Scopes are not told apart: a name counts wherever it stands, which errs on the safe side. */
export function findNames(file: Ts.SourceFile): CellNames {
  return new NameFinder(typescript(), file).names;
}

class NameFinder {
  readonly names: CellNames = {
    all: new Set(),
    declared: new Set(),
    imported: new Map(),
    hoisted: new Set(),
    inBlocks: new Set(),
    declaredBy: [],
    assignedInFunctions: new Set(),
    mentions: new Map(),
    hasTopLevelAwait: false,
  };

  constructor(
    private readonly ts: typeof Ts,
    file: Ts.SourceFile,
  ) {
    file.statements.forEach((statement, i) => this.readStatement(statement, i));
    for (const name of [...this.names.declared, ...this.names.imported.keys()]) this.names.all.add(name);
  }

  private readStatement(statement: Ts.Statement, position: number): void {
    const { ts, names } = this;
    names.declaredBy[position] = [];
    if (ts.isImportDeclaration(statement)) {
      for (const [name, of] of importedNames(ts, statement)) names.imported.set(name, of);
      return;
    }
    if (isImportOfModule(ts, statement)) {
      const { text } = statement.moduleReference.expression as Ts.StringLiteral;
      names.imported.set(statement.name.text, `require(${JSON.stringify(text)})`);
      return;
    }
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
      names.all.add(statement.name.text);
      return;
    }
    this.readValues(statement, position);
  }

  private readValues(statement: Ts.Statement, position: number): void {
    const { ts, names } = this;
    const declared = this.declaredIn(statement);
    if (this.isAmbient(statement)) {
      for (const name of declared) names.all.add(name);
      return;
    }
    if (ts.isFunctionDeclaration(statement)) for (const name of declared) names.hoisted.add(name);
    else names.declaredBy[position] = declared;
    const mentioned = new Set<string>();
    this.walk(statement, false, mentioned);
    for (const name of declared) {
      names.declared.add(name);
      names.mentions.set(name, mentioned);
    }
  }

  private isAmbient(statement: Ts.Statement): boolean {
    const { ts } = this;
    const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
    return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword) ?? false;
  }

  /** The names that a top-level statement declares at its own level. */
  private declaredIn(statement: Ts.Statement): string[] {
    const { ts } = this;
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) => namesIn(ts, name));
    const hasName =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement) ||
      ts.isModuleDeclaration(statement) ||
      ts.isImportEqualsDeclaration(statement);
    if (!hasName || !statement.name || !ts.isIdentifier(statement.name)) return [];
    const isGlobal =
      ts.isModuleDeclaration(statement) && (statement.flags & ts.NodeFlags.GlobalAugmentation) > 0;
    return isGlobal ? [] : [statement.name.text];
  }

  private walk(node: Ts.Node, inFunction: boolean, mentioned: Set<string>): void {
    const { ts, names } = this;
    if (ts.isExpressionWithTypeArguments(node)) return this.walk(node.expression, inFunction, mentioned);
    if (ts.isTypeNode(node) || ts.isTypeParameterDeclaration(node)) return;
    if (ts.isIdentifier(node)) mentioned.add(node.text);
    if (!inFunction) this.noteTopLevel(node);
    else for (const name of assignedBy(ts, node)) names.assignedInFunctions.add(name);
    const inside = inFunction || opensFunction(ts, node);
    ts.forEachChild(node, (child) => this.walk(child, inside, mentioned));
  }

  private noteTopLevel(node: Ts.Node): void {
    const { ts, names } = this;
    const awaitsUsing =
      ts.isVariableDeclarationList(node) &&
      (node.flags & ts.NodeFlags.AwaitUsing) === ts.NodeFlags.AwaitUsing;
    const awaits = ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier);
    if (awaits || awaitsUsing) names.hasTopLevelAwait = true;
    if (!ts.isVariableDeclarationList(node) || (node.flags & ts.NodeFlags.BlockScoped) > 0) return;
    // One of the cell's own statements is bound where it stands.
    for (const name of node.declarations.flatMap((declaration) => namesIn(ts, declaration.name))) {
      if (names.declaredBy.at(-1)?.includes(name)) continue;
      names.hoisted.add(name);
      names.inBlocks.add(name);
      names.declared.add(name);
      names.mentions.set(name, new Set());
    }
  }
}
