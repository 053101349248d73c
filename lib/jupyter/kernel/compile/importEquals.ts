import { type Ts, typescript } from "../tslab";
import { type ParsedCell } from "./parseCell";

/**
 * What a cell imports by `import name = require("module")`, name → module. TypeScript leaves such imports out where it emits ES
 * modules, as tslab has it do.
 * @param emitted the cell as an ES module: of a module that has only types it exports no name
 */
export function requiredModules({ file }: ParsedCell, emitted: string): Map<string, string> {
  const ts = typescript();
  const found = new Map<string, string>();
  for (const statement of file.statements) {
    if (!ts.isImportEqualsDeclaration(statement) || statement.isTypeOnly) continue;
    const { moduleReference, name } = statement;
    if (!ts.isExternalModuleReference(moduleReference)) continue;
    const { expression } = moduleReference;
    if (ts.isStringLiteral(expression) && exportsName(emitted, name.text))
      found.set(name.text, expression.text);
  }
  return found;
}

/** tslab lets each cell export all that it declares, in one list at the end. */
function exportsName(emitted: string, name: string): boolean {
  const list = emitted.slice(emitted.lastIndexOf("export {"));
  return list.split(/[^\p{ID_Continue}$]+/u).includes(name);
}

/** Whether tslab forgets such a declaration after the next cell. */
function isForgotten(
  ts: typeof Ts,
  statement: Ts.Statement,
): statement is Ts.ImportEqualsDeclaration | Ts.ModuleDeclaration {
  return (
    ts.isImportEqualsDeclaration(statement) ||
    (ts.isModuleDeclaration(statement) && ts.isIdentifier(statement.name))
  );
}

const mayBeForgotten = /^(?:import (?:type )?\S+ = |declare namespace )/m;

/**
 * The declarations after a cell with those that tslab forgets: `import x = …` and namespaces of earlier cells.
 * @param before declarations of all earlier cells
 * @param after what tslab makes of them and of the cell's own
 */
export function withForgotten(before: string, after: string): string {
  if (!mayBeForgotten.test(before)) return after;
  const ts = typescript();
  const parse = (text: string): Ts.SourceFile =>
    ts.createSourceFile("declarations.d.ts", text, ts.ScriptTarget.ESNext, true);
  const declared = localsOf(ts, parse(after));
  const kept = parse(before).statements.filter(
    (statement) => isForgotten(ts, statement) && !declared.has(statement.name.text),
  );
  return after + kept.map((statement) => `${statement.getText()}\n`).join("");
}

/** The names that a file declares at its top, which the compiler's binder knows. */
function localsOf(ts: typeof Ts, file: Ts.SourceFile): Set<string> {
  const { bindSourceFile } = ts as unknown as {
    bindSourceFile(file: Ts.SourceFile, options: Ts.CompilerOptions): void;
  };
  bindSourceFile(file, {});
  const { locals } = file as unknown as { locals?: ReadonlyMap<string, unknown> };
  return new Set(locals?.keys());
}
