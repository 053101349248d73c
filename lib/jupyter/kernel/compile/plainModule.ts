import { type Ts, typescript } from "../tslab";

/** Part of a text, and what stands in its place: as many characters on as many lines. */
interface Replacement {
  start: number;
  end: number;
  by: string;
}

/** As many blanks as the text has characters, where it has no line breaks. */
const blank = (text: string): string => text.replace(/[^\r\n]/g, " ");

const replaced = (text: string, start: number, end: number, by: string): Replacement => ({
  start,
  end,
  by: by + blank(text.slice(start + by.length, end)),
});

/** Exports by a name that no variable can have. */
const hasDefault = (ts: typeof Ts, { exportClause }: Ts.ExportDeclaration): boolean =>
  exportClause !== undefined &&
  ts.isNamedExports(exportClause) &&
  exportClause.elements.some(({ name }) => name.text === "default");

/** `export { a } from "m"` declares what `import { a } from "m"` does; all other names are visible to later cells as they are. */
function withoutExportList(
  ts: typeof Ts,
  statement: Ts.ExportDeclaration,
  file: Ts.SourceFile,
): Replacement[] {
  const { moduleSpecifier, exportClause } = statement;
  const start = statement.getStart(file);
  if (!moduleSpecifier) return [replaced(file.text, start, statement.end, "")];
  const importsNames = exportClause !== undefined && !hasDefault(ts, statement);
  const end = importsNames ? start + "export".length : moduleSpecifier.getStart(file);
  return [replaced(file.text, start, end, "import")];
}

function withoutExport(ts: typeof Ts, statement: Ts.Statement, file: Ts.SourceFile): Replacement[] {
  if (ts.isExportDeclaration(statement)) return withoutExportList(ts, statement, file);
  const start = statement.getStart(file);
  if (ts.isExportAssignment(statement)) {
    const by = statement.isExportEquals ? "void" : "var _default =";
    return [replaced(file.text, start, statement.expression.getStart(file), by)];
  }
  if (!ts.canHaveModifiers(statement)) return [];
  const modifiers = ts.getModifiers(statement) ?? [];
  const [first] = modifiers.filter(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const last = modifiers.find(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? first;
  if (!first) return [];
  const isNamed = !ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement);
  const by = isNamed || statement.name ? "" : "var _default =";
  return [replaced(file.text, first.getStart(file), last.end, by)];
}

/** A cell's text as it is without its exports, which in a cell mean nothing more: every place stays where it is. */
export function withoutExports(file: Ts.SourceFile): string {
  const ts = typescript();
  return file.statements
    .slice(1)
    .flatMap((statement) => withoutExport(ts, statement, file))
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), file.text);
}
