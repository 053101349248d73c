import type * as Ts from "typescript";
import type { Segment } from "./assemble";

type Compiler = typeof Ts;

/** The exported function that tells what failed while the module was evaluated: pairs of a segment's number and a text. */
export const failuresFunction = "__failures";

const guard = "__guard";
const note = "__note";

/**
 * What the guarded parts of a module call. A part that throws is noted and passed over, as a notebook goes on after a cell that
 * failed; a promise that nobody waits for is waited for before the first call.
 */
const runtime = `
const __failed = [], __pending = [];
const ${note} = (index, error) => {
  let text = "it failed";
  try { text = (error instanceof Error ? error.name + ": " + error.message : String(error)).slice(0, 300); } catch {}
  if (__failed.length < 20) __failed[__failed.length] = [index, text];
};
const __whole = (value, otherwise) => {
  const lacks = Array.isArray(otherwise) ? typeof value?.[Symbol.iterator] !== "function" : value == null;
  if (otherwise !== undefined && lacks) throw new TypeError(value + " cannot be taken apart");
  return value;
};
const ${guard} = (index, make, otherwise) => {
  try {
    const value = __whole(make(), otherwise);
    if (value instanceof Promise) __pending[__pending.length] = value.catch((error) => ${note}(index, error));
    return value;
  } catch (error) {
    ${note}(index, error);
    return otherwise;
  }
};
`;

/** A guarded `await` is waited for in its place. */
const asyncGuard = `
const ${guard}Async = async (index, make, otherwise) => {
  try { return __whole(await make(), otherwise); } catch (error) { ${note}(index, error); return otherwise; }
};
`;

function awaits(ts: Compiler, node: Ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  return ts.isAwaitExpression(node) || (ts.forEachChild(node, (child) => awaits(ts, child)) ?? false);
}

/** Makes the transformation that guards the statements of some segments, numbered in their order. */
export function guardStatements(
  ts: Compiler,
  segments: readonly Segment[],
): Ts.TransformerFactory<Ts.SourceFile> {
  const make = ts.factory;
  const guarded = (index: number, value: Ts.Expression, otherwise: Ts.Expression): Ts.Expression => {
    const waits = awaits(ts, value);
    const modifiers = waits ? [make.createModifier(ts.SyntaxKind.AsyncKeyword)] : undefined;
    const body = make.createParenthesizedExpression(value);
    const arrow = make.createArrowFunction(modifiers, undefined, [], undefined, undefined, body);
    const name = make.createIdentifier(waits ? `${guard}Async` : guard);
    const call = make.createCallExpression(name, undefined, [
      make.createNumericLiteral(index),
      arrow,
      otherwise,
    ]);
    return waits ? make.createAwaitExpression(call) : call;
  };
  const empty = (name: Ts.BindingName): Ts.Expression =>
    ts.isArrayBindingPattern(name)
      ? make.createArrayLiteralExpression()
      : ts.isObjectBindingPattern(name)
        ? make.createObjectLiteralExpression()
        : make.createVoidZero();
  const guardVariables = (statement: Ts.VariableStatement, index: number): Ts.Statement => {
    const { declarationList: list } = statement;
    const declarations = list.declarations.map((one) =>
      one.initializer
        ? make.updateVariableDeclaration(
            one,
            one.name,
            one.exclamationToken,
            one.type,
            guarded(index, one.initializer, empty(one.name)),
          )
        : one,
    );
    const updated = make.updateVariableDeclarationList(list, declarations);
    return make.updateVariableStatement(statement, statement.modifiers, updated);
  };
  const guardStatement = (statement: Ts.Statement, index: number): Ts.Statement => {
    if (ts.isEmptyStatement(statement)) return statement;
    if (ts.isVariableStatement(statement)) return guardVariables(statement, index);
    if (ts.isExpressionStatement(statement) && !ts.isBinaryExpression(statement.expression))
      return make.createExpressionStatement(guarded(index, statement.expression, make.createVoidZero()));
    const error = make.createIdentifier("__error");
    const noted = make.createCallExpression(make.createIdentifier(note), undefined, [
      make.createNumericLiteral(index),
      error,
    ]);
    const handler = make.createBlock([make.createExpressionStatement(noted)]);
    const clause = make.createCatchClause(make.createVariableDeclaration(error), handler);
    return make.createTryStatement(make.createBlock([statement]), clause, undefined);
  };
  return () => (file) => {
    const statements = file.statements.map((statement) => {
      const at = statement.getStart(file);
      const index = segments.findIndex(({ start, end }) => at >= start && at < end);
      return index < 0 ? statement : guardStatement(statement, index);
    });
    return make.updateSourceFile(file, statements);
  };
}

/** How long the promises that nobody waits for may take before the functions are called all the same, in milliseconds. */
const patience = 2000;

/** What a timer at the top level has done by the time of the check, in milliseconds. */
const shortly = 100;

/**
 * The module's final text.
 * @param js CommonJS as emitted. @param functions what it exports. @param waits something of it settles later: the functions wait
 */
export function finishModule(
  js: string,
  functions: readonly string[],
  guards: boolean,
  waits: boolean,
): string {
  // `module` is a parameter where the module is evaluated, and any other name in the notebook.
  const text = /^(?:const|let|var|function|class) module\b/m.test(js) ? `(() => {\n${js}\n})();\n` : js;
  const helpers = guards || waits ? runtime + (waits ? asyncGuard : "") : "";
  if (!waits) {
    const tell = guards ? `exports.${failuresFunction} = () => __failed;\n` : "";
    return helpers + text + tell;
  }
  const exported = functions.map(
    (name) => `exports.${name} = async (...given) => { await __ready; return __inner.${name}(...given); };\n`,
  );
  return `${helpers}
const __inner = {};
const __later = setTimeout;
const __wait = (ms) => new Promise((resolve) => { __later(resolve, ms); });
const __ready = (async (exports) => {
${text}
if (__pending.length > 0) await Promise.race([Promise.all(__pending), __wait(${patience})]);
await __wait(${shortly});
})(__inner);
__ready.catch(() => undefined);
${exported.join("")}exports.${failuresFunction} = async () => {
  await Promise.race([__ready.catch(() => undefined), __wait(100)]);
  return __failed;
};
`;
}
