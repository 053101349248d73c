import { type Ts, typescript } from "../tslab";

/**
 * The declarations that hold after a cell that failed on its way.
 * @param before declarations of all earlier cells
 * @param after the same after the whole cell
 * @param lost values that the cell declares but did not come to: as far as earlier cells declared them, they hold as before
 */
export function declarationsAfterFailure(before: string, after: string, lost: ReadonlySet<string>): string {
  return (
    selectDeclarations(after, (name) => !lost.has(name)) +
    selectDeclarations(before, (name) => lost.has(name))
  );
}

/** The declarations of the values that are wanted; types stay where all do. */
function selectDeclarations(text: string, isWanted: (name: string) => boolean): string {
  const ts = typescript();
  const file = ts.createSourceFile("declarations.d.ts", text, ts.ScriptTarget.ESNext, true);
  return file.statements.map((statement) => select(ts, statement, isWanted)).join("");
}

function select(ts: typeof Ts, statement: Ts.Statement, isWanted: (name: string) => boolean): string {
  if (ts.isVariableStatement(statement)) {
    const { declarations, flags } = statement.declarationList;
    const wanted = declarations.filter(({ name }) => isWanted(name.getText()));
    if (wanted.length === 0) return "";
    const keyword = flags & ts.NodeFlags.Const ? "const" : flags & ts.NodeFlags.Let ? "let" : "var";
    return `declare ${keyword} ${wanted.map((declaration) => declaration.getText()).join(", ")};\n`;
  }
  if (ts.isImportDeclaration(statement)) return selectImport(ts, statement, isWanted);
  return isWanted((statement as Ts.DeclarationStatement).name?.getText() ?? "")
    ? `${statement.getText()}\n`
    : "";
}

function selectImport(
  ts: typeof Ts,
  statement: Ts.ImportDeclaration,
  isWanted: (name: string) => boolean,
): string {
  const { name, namedBindings } = statement.importClause ?? {};
  const parts: string[] = [];
  if (name && isWanted(name.text)) parts.push(name.text);
  if (namedBindings && ts.isNamespaceImport(namedBindings)) {
    if (isWanted(namedBindings.name.text)) parts.push(namedBindings.getText());
  } else if (namedBindings) {
    const wanted = namedBindings.elements.filter((element) => isWanted(element.name.text));
    if (wanted.length > 0) parts.push(`{ ${wanted.map((element) => element.getText()).join(", ")} }`);
  }
  return parts.length > 0 ? `import ${parts.join(", ")} from ${statement.moduleSpecifier.getText()};\n` : "";
}
