import type { Ts } from "../../tslab";
import type { RuntimeNodes } from "./runtimeNodes";

/** A loop that an interrupt ends before its next round. */
function checkInLoop(
  ts: typeof Ts,
  { checked, resumed }: RuntimeNodes,
  loop: Ts.IterationStatement,
): Ts.Statement {
  const make = ts.factory;
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
}

/** What makes code interruptible: each `await` and each round of a loop can be ended, but for those in a `catch` or `finally` block,
 *  which an interrupted cell may still run. */
export function interruptibleCode(
  ts: typeof Ts,
  nodes: RuntimeNodes,
  transformation: Ts.TransformationContext,
): (node: Ts.Node) => Ts.Node {
  const make = ts.factory;
  let cleaningUp = false;
  const within = <T extends Ts.Node | undefined>(cleaning: boolean, node: T): T => {
    const before = cleaningUp;
    cleaningUp = cleaning;
    const visited = node && ts.visitEachChild(node, visit, transformation);
    cleaningUp = before;
    return visited as T;
  };

  const isLoop = (node: Ts.Node): node is Ts.IterationStatement => ts.isIterationStatement(node, false);

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
      const held = make.updateAwaitExpression(visited, nodes.call("hold", visited.expression));
      return cleaningUp ? held : nodes.call("resume", held);
    }
    return isLoop(visited) && !cleaningUp ? checkInLoop(ts, nodes, visited) : visited;
  };
  return visit;
}
