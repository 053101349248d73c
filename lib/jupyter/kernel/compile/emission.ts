import { type Ts, typescript } from "../tslab";
import { type CellNames, findNames, importedNames } from "./cellNames";
import { interruptibleCode } from "./interruptibleCode";
import { type RuntimeNodes, runtimeNodes } from "./runtimeNodes";

/** How a cell's emission depends on what was before. */
export interface EmissionContext {
  /** Name of the variable that tslab made of the last expression, if there is one. */
  lastExpression: string | undefined;
  /** What the cell imports by `import name = require("module")`, which the text that TypeScript emits leaves out. */
  required: ReadonlyMap<string, string>;
  /** Whether an earlier cell has declared this name. */
  isDeclared(name: string): boolean;
}

/** The transformation of one cell and what it learnt on the way. */
export interface Emission {
  names: CellNames;
  /** The text that `transformers` work on needs an async function around it. */
  hasTopLevelAwait: boolean;
  transformers: Ts.CustomTransformers;
}

/**
 * Prepares what becomes of a cell between TypeScript's output and the text that runs: variables stay local, are bound to the
 * names that cells share, and every `await` can be ended by an interrupt.
 * @param module the cell as an ES module, as TypeScript emits it
 */
export function prepareEmission(module: string, context: EmissionContext): Emission {
  const ts = typescript();
  const file = ts.createSourceFile("cell.js", module, ts.ScriptTarget.ESNext, true);
  const names = findNames(ts, file);
  for (const [name, module] of context.required)
    names.imported.set(name, `require(${JSON.stringify(module)})`);
  const transformers = { before: [transformCell(ts, names, context)] };
  return { names, hasTopLevelAwait: names.hasTopLevelAwait, transformers };
}

/** Names that TypeScript's own export mechanism shall follow: each assignment is also told to other cells. */
function isShared(name: string, names: CellNames, context: EmissionContext): boolean {
  return names.assignedInFunctions.has(name) || context.isDeclared(name);
}

/** A cell's top-level statements as they stand in the text that runs. */
function statementsOf(ts: typeof Ts, names: CellNames, context: EmissionContext, nodes: RuntimeNodes) {
  const make = ts.factory;
  const isExported = (name: string): boolean => names.declared.has(name) && isShared(name, names, context);

  /** A declaration of variables, which other cells may set. */
  const loosen = (statement: Ts.VariableStatement): Ts.Statement => {
    const { declarationList: list } = statement;
    const flags = list.flags & ts.NodeFlags.Const ? ts.NodeFlags.Let : list.flags;
    const loose = ts.setTextRange(make.createVariableDeclarationList(list.declarations, flags), list);
    return make.updateVariableStatement(statement, statement.modifiers, loose);
  };

  const exported = (statement: Ts.ExportDeclaration): Ts.Statement => {
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) return statement;
    const elements = statement.exportClause.elements.filter(({ name }) => isExported(name.text));
    const clause = make.updateNamedExports(statement.exportClause, elements);
    const { modifiers, isTypeOnly, moduleSpecifier, assertClause } = statement;
    return make.updateExportDeclaration(
      statement,
      modifiers,
      isTypeOnly,
      clause,
      moduleSpecifier,
      assertClause,
    );
  };

  /** @param visited the statement, interruptible @param position its place in the cell */
  return (statement: Ts.Statement, visited: Ts.Statement, position: number): Ts.Statement[] => {
    if (ts.isExportDeclaration(statement)) return [exported(statement)];
    if (ts.isImportDeclaration(visited))
      return [visited, ...importedNames(ts, visited).map(({ name }) => nodes.bindImport(name))];
    const bound = names.declaredBy[position].map(nodes.bind);
    if (!ts.isVariableStatement(visited))
      return ts.isFunctionDeclaration(visited) ? [visited] : [visited, ...bound];
    const last = visited.declarationList.declarations[0];
    if (context.lastExpression && ts.isIdentifier(last.name) && last.name.text === context.lastExpression) {
      const assign = make.createAssignment(nodes.member("value"), last.initializer!);
      return [ts.setTextRange(make.createExpressionStatement(assign), statement)];
    }
    return [loosen(visited), ...bound];
  };
}

function transformCell(
  ts: typeof Ts,
  names: CellNames,
  context: EmissionContext,
): Ts.TransformerFactory<Ts.SourceFile> {
  const make = ts.factory;
  const nodes = runtimeNodes(ts);
  const statements = statementsOf(ts, names, context, nodes);
  return (transformation) => {
    const visit = interruptibleCode(ts, nodes, transformation);
    const own = (statement: Ts.Statement, position: number): Ts.Statement[] =>
      statements(statement, visit(statement) as Ts.Statement, position);
    return (file) => {
      const all = [
        ...nodes.beginning(),
        ...[...context.required].map(([name, module]) => nodes.required(name, module)),
        ...[...context.required.keys()].map((name) => nodes.bindImport(make.createIdentifier(name))),
        ...[...names.functions].map(nodes.bind),
        ...file.statements.flatMap(own),
      ];
      return make.updateSourceFile(file, make.createNodeArray(all));
    };
  };
}
