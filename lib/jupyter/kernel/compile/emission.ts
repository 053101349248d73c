import type * as Ts from "@tslab/typescript-for-tslab";
import { type CellNames, findNames, importedNames } from "./cellNames";
import { runtime } from "./emissionRuntime";
import { interruptFlags } from "../interrupts/interruptFlags";
import { compiler } from "./parseCell";

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
  const ts = compiler();
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

function transformCell(
  ts: typeof Ts,
  names: CellNames,
  context: EmissionContext,
): Ts.TransformerFactory<Ts.SourceFile> {
  const make = ts.factory;
  const member = (name: string): Ts.Expression =>
    make.createPropertyAccessExpression(make.createIdentifier(runtime), name);
  const call = (name: string, ...args: Ts.Expression[]): Ts.CallExpression =>
    make.createCallExpression(member(name), undefined, args);
  const keeper = make.createIdentifier("__setters");
  const value = make.createIdentifier("__value");
  const flags = make.createIdentifier("__flags");

  const arrow = (parameters: Ts.ParameterDeclaration[], body: Ts.ConciseBody): Ts.ArrowFunction =>
    make.createArrowFunction(undefined, undefined, parameters, undefined, undefined, body);

  /** `bind("n", () => n, __setters.n = (__value) => { __setters; n = __value; })` */
  const bind = (name: string): Ts.Statement => {
    const local = make.createIdentifier(name);
    const assign = make.createExpressionStatement(make.createAssignment(local, value));
    const body = make.createBlock([make.createExpressionStatement(keeper), assign]);
    const set = arrow([make.createParameterDeclaration(undefined, undefined, value)], body);
    const kept = make.createAssignment(make.createPropertyAccessExpression(keeper, name), set);
    return make.createExpressionStatement(
      call("bind", make.createStringLiteral(name), arrow([], local), kept),
    );
  };
  /** `bind("fs", () => fs)`, in which TypeScript puts `fs_1.default` for the name as it does everywhere in the cell. */
  const bindImport = (name: Ts.Identifier): Ts.Statement => {
    const local = ts.setOriginalNode(make.createIdentifier(name.text), name);
    return make.createExpressionStatement(
      call("bind", make.createStringLiteral(name.text), arrow([], local)),
    );
  };

  /** `if (__flags[2]) __tslab__.interrupted();` */
  const checked = make.createIfStatement(
    make.createElementAccessExpression(flags, interruptFlags.requested),
    make.createExpressionStatement(call("interrupted")),
  );
  const constant = (name: Ts.Identifier, initial: Ts.Expression): Ts.Statement => {
    const declaration = make.createVariableDeclaration(name, undefined, undefined, initial);
    const list = make.createVariableDeclarationList([declaration], ts.NodeFlags.Const);
    return make.createVariableStatement(undefined, list);
  };
  /** `const name = require("module")` */
  const required = [...context.required].map(([name, module]) =>
    constant(
      make.createIdentifier(name),
      make.createCallExpression(make.createIdentifier("require"), undefined, [
        make.createStringLiteral(module),
      ]),
    ),
  );
  const resumed = make.createExpressionStatement(call("resume", make.createVoidZero()));
  const isLoop = (node: Ts.Node): node is Ts.IterationStatement => ts.isIterationStatement(node, false);

  return (transformation) => {
    /** Whether the node stands in a `catch` or `finally` block, which an interrupted cell may still run. */
    let cleaningUp = false;
    const within = <T extends Ts.Node | undefined>(cleaning: boolean, node: T): T => {
      const before = cleaningUp;
      cleaningUp = cleaning;
      const visited = node && ts.visitEachChild(node, visit, transformation);
      cleaningUp = before;
      return visited as T;
    };

    const visit = (node: Ts.Node): Ts.Node => {
      if (ts.isFunctionLike(node)) return within(false, node);
      if (ts.isTryStatement(node)) {
        const { tryBlock, catchClause, finallyBlock } = node;
        return make.updateTryStatement(
          node,
          within(cleaningUp, tryBlock),
          within(true, catchClause),
          within(true, finallyBlock),
        );
      }
      const visited = ts.visitEachChild(node, visit, transformation);
      if (ts.isAwaitExpression(visited)) {
        const held = make.updateAwaitExpression(visited, call("hold", visited.expression));
        return cleaningUp ? held : call("resume", held);
      }
      return isLoop(visited) && !cleaningUp ? checkInLoop(visited) : visited;
    };

    /** A loop that an interrupt ends before its next round. */
    const checkInLoop = (loop: Ts.IterationStatement): Ts.Node => {
      const resumes = ts.isForOfStatement(loop) && loop.awaitModifier;
      const body = make.createBlock([resumes ? resumed : checked, loop.statement]);
      if (ts.isForStatement(loop))
        return make.updateForStatement(loop, loop.initializer, loop.condition, loop.incrementor, body);
      if (ts.isForOfStatement(loop))
        return make.updateForOfStatement(loop, loop.awaitModifier, loop.initializer, loop.expression, body);
      if (ts.isForInStatement(loop))
        return make.updateForInStatement(loop, loop.initializer, loop.expression, body);
      return ts.isWhileStatement(loop)
        ? make.updateWhileStatement(loop, loop.expression, body)
        : make.updateDoStatement(loop as Ts.DoStatement, body, (loop as Ts.DoStatement).expression);
    };

    /** A top-level declaration of variables, which other cells may set. */
    const loosen = (statement: Ts.VariableStatement): Ts.Statement => {
      const { declarationList: list } = statement;
      const flags = list.flags & ts.NodeFlags.Const ? ts.NodeFlags.Let : list.flags;
      const loose = ts.setTextRange(make.createVariableDeclarationList(list.declarations, flags), list);
      return make.updateVariableStatement(statement, statement.modifiers, loose);
    };

    const isExported = (name: string): boolean => names.declared.has(name) && isShared(name, names, context);

    const exportsOf = (statement: Ts.ExportDeclaration): Ts.Statement[] => {
      if (!statement.exportClause || !ts.isNamedExports(statement.exportClause)) return [statement];
      const elements = statement.exportClause.elements.filter(({ name }) => isExported(name.text));
      const clause = make.updateNamedExports(statement.exportClause, elements);
      const { modifiers, isTypeOnly, moduleSpecifier, assertClause } = statement;
      return [
        make.updateExportDeclaration(statement, modifiers, isTypeOnly, clause, moduleSpecifier, assertClause),
      ];
    };

    const transformStatement = (statement: Ts.Statement, position: number): Ts.Statement[] => {
      if (ts.isExportDeclaration(statement)) return exportsOf(statement);
      const visited = visit(statement) as Ts.Statement;
      if (ts.isImportDeclaration(visited)) {
        return [visited, ...importedNames(ts, visited).map(({ name }) => bindImport(name))];
      }
      const declared = names.declaredBy[position];
      if (!ts.isVariableStatement(visited)) {
        return ts.isFunctionDeclaration(visited) ? [visited] : [visited, ...declared.map(bind)];
      }
      const last = visited.declarationList.declarations[0];
      if (context.lastExpression && ts.isIdentifier(last.name) && last.name.text === context.lastExpression) {
        const assign = make.createAssignment(member("value"), last.initializer!);
        return [ts.setTextRange(make.createExpressionStatement(assign), statement)];
      }
      return [loosen(visited), ...declared.map(bind)];
    };

    return (file) => {
      const statements = [
        constant(keeper, make.createObjectLiteralExpression()),
        constant(flags, member("flags")),
        ...required,
        ...[...context.required.keys()].map((name) => bindImport(make.createIdentifier(name))),
        ...[...names.functions].map(bind),
        ...file.statements.flatMap(transformStatement),
      ];
      return make.updateSourceFile(file, make.createNodeArray(statements));
    };
  };
}
