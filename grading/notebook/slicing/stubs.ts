import type * as Ts from "typescript";
import { functionOf, type Piece } from "./pieces";

type Compiler = typeof Ts;

const isTodo = (ts: Compiler, statement: Ts.Statement | undefined): boolean =>
  statement !== undefined &&
  ts.isThrowStatement(statement) &&
  /^new Error\(\s*["'`]TODO: exercise /.test(statement.expression.getText());

function returns(ts: Compiler, node: Ts.Node): boolean {
  if (ts.isReturnStatement(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => returns(ts, child)) ?? false;
}

/** A function that is still as it was handed out: its body ends with the error that says what to write, and returns nothing. */
export function isStub(ts: Compiler, piece: Piece): boolean {
  const body = (functionOf(ts, piece) as { body?: Ts.Node } | undefined)?.body;
  return body !== undefined && ts.isBlock(body) && isTodo(ts, body.statements.at(-1)) && !returns(ts, body);
}
