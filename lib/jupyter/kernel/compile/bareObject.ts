import { type Ts, typescript } from "../tslab";

/** Where an object's braces stand in a text. */
export interface BareObject {
  start: number;
  end: number;
}

/**
 * The object that a cell ends with, such as `{ a: 1, b: 2 }` on a line of its own, which the language takes for a block.
 * @param file the cell as the parser reads it
 * @returns null where what the cell ends with can be no object, or has no properties
 */
export function bareObject(file: Ts.SourceFile): BareObject | null {
  const ts = typescript();
  for (const statement of file.statements) {
    if (!ts.isBlock(statement)) continue;
    const start = statement.getStart(file);
    const object = objectIn(ts, file.text.slice(start));
    if (object && /(^|[\n;}])[ \t]*$/.test(file.text.slice(0, start)))
      return { start, end: start + object.end - 1 };
  }
  return null;
}

function objectIn(ts: typeof Ts, text: string): Ts.Expression | null {
  const inParentheses = `(${text.replace(/;\s*$/, "")}\n)`;
  const file = ts.createSourceFile("object.ts", inParentheses, ts.ScriptTarget.ESNext, false);
  const { parseDiagnostics } = file as unknown as { parseDiagnostics: unknown[] };
  const [statement, more] = file.statements;
  if (parseDiagnostics.length > 0 || more || !ts.isExpressionStatement(statement)) return null;
  const { expression } = statement;
  const inner = ts.isParenthesizedExpression(expression) ? expression.expression : expression;
  const isObject = ts.isObjectLiteralExpression(inner) && inner.properties.length > 0;
  return isObject && inner.properties.every((property) => isWhole(ts, property)) ? inner : null;
}

/** The parser takes `f();` for a method that lacks its body. */
const isWhole = (ts: typeof Ts, property: Ts.ObjectLiteralElementLike): boolean =>
  !(ts.isMethodDeclaration(property) || ts.isAccessor(property)) || property.body !== undefined;
