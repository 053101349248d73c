import type { SourceMapPayload } from "node:module";
import { type Ts, typescript } from "../../tslab";
import { readImports } from "./cellImports";
import type { CellNames } from "../cellNames";
import type { CellProgram } from "../cellProgram";
import { interruptibleCode } from "./interruptibleCode";
import { type EmissionContext, References, replaceReferences } from "./references";
import { type RuntimeNodes, runtimeNodes } from "./runtimeNodes";
import { isImportOfModule } from "../syntax";

/** What TypeScript makes of a cell. */
export interface Emission {
  /** The text that runs. */
  text: string;
  map: SourceMapPayload;
  /** What the cell declares, for later cells. */
  declarations: string;
  /** Why its declarations cannot be told. */
  diagnostics: readonly Ts.Diagnostic[];
}

const mapComment = /\n?\/\/# sourceMappingURL=\S+\s*$/;

/** "The inferred type cannot be named without a reference to …": a cell's declarations stay on this machine, where the place is right. */
const namedByPlace = 2742;

/** `Program.emit` with a last parameter that its declarations leave out: whether .d.ts files are written whatever is wrong with them. */
type ForcedEmit = (
  file: Ts.SourceFile,
  write: Ts.WriteFileCallback,
  token: undefined,
  onlyDeclarations: boolean,
  transformers: Ts.CustomTransformers,
  forceDtsEmit: boolean,
) => Ts.EmitResult;

/** Emits a cell: its variables stay local and are bound to the names that cells share, and every `await` can be ended by an interrupt. */
export function emitCell(cell: CellProgram, names: CellNames, context: EmissionContext): Emission {
  const ts = typescript();
  const written = new Map<string, string>();
  const emit = cell.program.emit as ForcedEmit;
  const { diagnostics } = emit(
    cell.file,
    (name, text) => void written.set(name.slice(name.indexOf(".")), text),
    undefined,
    false,
    { before: [transformCell(ts, cell, names, context)], after: [withoutExportStatements(ts)] },
    true,
  );
  const of = (ending: string): string => [...written].find(([name]) => name.endsWith(ending))?.[1] ?? "";
  return {
    text: of(".js").replace(mapComment, "\n"),
    map: JSON.parse(of(".js.map")) as SourceMapPayload,
    declarations: of(".d.ts"),
    diagnostics: diagnostics.filter(({ code }) => code !== namedByPlace),
  };
}

/** What is left over says that the text was a module. */
function withoutExportStatements(ts: typeof Ts): Ts.TransformerFactory<Ts.SourceFile> {
  return () => (file) => {
    const statements = file.statements.filter((statement) => !ts.isExportDeclaration(statement));
    return ts.factory.updateSourceFile(
      file,
      ts.setTextRange(ts.factory.createNodeArray(statements), file.statements),
    );
  };
}

const isErased = (ts: typeof Ts, statement: Ts.Statement): boolean =>
  ts.isExportDeclaration(statement) ||
  ts.isInterfaceDeclaration(statement) ||
  ts.isTypeAliasDeclaration(statement);

const isImport = (ts: typeof Ts, statement: Ts.Statement): boolean =>
  ts.isImportDeclaration(statement) || isImportOfModule(ts, statement);

/** The expression whose value a cell shows: its last statement. */
function lastExpression(ts: typeof Ts, file: Ts.SourceFile): Ts.Statement | undefined {
  const last = file.statements.filter((statement) => !isErased(ts, statement)).at(-1);
  return last && ts.isExpressionStatement(last) ? last : undefined;
}

const isStrictPrologue = (ts: typeof Ts, statement: Ts.Statement): boolean =>
  ts.isExpressionStatement(statement) &&
  ts.isStringLiteral(statement.expression) &&
  statement.expression.text === "use strict";

/** A cell's top-level statements as they stand in the text that runs. */
function statementsOf(ts: typeof Ts, cell: CellProgram, names: CellNames, nodes: RuntimeNodes) {
  const make = ts.factory;
  const last = lastExpression(ts, cell.file);

  /** A declaration of variables, which other cells may set. */
  const loosen = (statement: Ts.VariableStatement): Ts.Statement => {
    const { declarationList: list } = statement;
    if ((list.flags & ts.NodeFlags.BlockScoped) !== ts.NodeFlags.Const) return statement;
    const loose = ts.setTextRange(
      make.createVariableDeclarationList(list.declarations, ts.NodeFlags.Let),
      list,
    );
    return make.updateVariableStatement(statement, statement.modifiers, loose);
  };

  /** `import Part = whole.Model`: a part of what has a name already. */
  const partOf = (name: Ts.EntityName, visit: (node: Ts.Node) => Ts.Node): Ts.Expression =>
    ts.isIdentifier(name)
      ? (visit(name) as Ts.Expression)
      : make.createPropertyAccessExpression(partOf(name.left, visit), name.right.text);

  /** @param visit makes of a node what runs @param position of the statement in the cell */
  return (statement: Ts.Statement, visit: (node: Ts.Node) => Ts.Node, position: number): Ts.Statement[] => {
    if (isErased(ts, statement) || isImport(ts, statement)) return [];
    if (ts.isImportEqualsDeclaration(statement)) {
      if (statement.isTypeOnly) return [];
      const part = partOf(statement.moduleReference as Ts.EntityName, visit);
      return [
        nodes.constant(make.createIdentifier(statement.name.text), part),
        nodes.bindFixed(statement.name.text, make.createIdentifier(statement.name.text)),
      ];
    }
    const visited = visit(statement) as Ts.Statement;
    if (statement === last) {
      const assign = make.createAssignment(
        nodes.member("value"),
        (visited as Ts.ExpressionStatement).expression,
      );
      return [ts.setTextRange(make.createExpressionStatement(assign), statement)];
    }
    const own = names.declaredBy[position] ?? [];
    if (!ts.isVariableStatement(visited)) return [visited, ...own.map(nodes.bind)];
    const isFixed = (visited.declarationList.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using;
    const fixed = (name: string): Ts.Statement => nodes.bindFixed(name, make.createIdentifier(name));
    return [loosen(visited), ...own.map(isFixed ? fixed : nodes.bind)];
  };
}

function transformCell(
  ts: typeof Ts,
  cell: CellProgram,
  names: CellNames,
  context: EmissionContext,
): Ts.TransformerFactory<Ts.SourceFile> {
  const make = ts.factory;
  const nodes = runtimeNodes(ts);
  const imports = readImports(ts, cell.checker, cell.file, nodes);
  const references = new References(ts, cell, names, imports, nodes, context);
  const statements = statementsOf(ts, cell, names, nodes);
  return (transformation) => {
    const replace = replaceReferences(ts, references, nodes, transformation);
    const interruptible = interruptibleCode(ts, nodes, transformation);
    const visit = (node: Ts.Node): Ts.Node => interruptible(replace(node));
    return (file) => {
      const own = file.statements.flatMap((statement, position) => statements(statement, visit, position));
      const all = [
        ...file.statements.slice(1, 2).filter((statement) => isStrictPrologue(ts, statement)),
        ...nodes.beginning(),
        ...[...names.hoisted].map(nodes.bind),
        ...imports.statements,
        ...own,
      ];
      return make.updateSourceFile(file, ts.setTextRange(make.createNodeArray(all), file.statements));
    };
  };
}
