import { interruptFlags } from "../../interrupts/interruptFlags";
import type { Ts } from "../../tslab";
import { runtime } from "./emissionRuntime";

/** Makers of the nodes by which a cell's text speaks with the kernel; the names that they declare are no author's. */
export function runtimeNodes(ts: typeof Ts) {
  const make = ts.factory;
  const keeper = make.createUniqueName("setters");
  const value = make.createUniqueName("value");
  const flags = make.createUniqueName("flags");

  const member = (name: string): Ts.Expression =>
    make.createPropertyAccessExpression(make.createIdentifier(runtime), name);
  const call = (name: string, ...args: Ts.Expression[]): Ts.CallExpression =>
    make.createCallExpression(member(name), undefined, args);
  const arrow = (parameters: Ts.ParameterDeclaration[], body: Ts.ConciseBody): Ts.ArrowFunction =>
    make.createArrowFunction(undefined, undefined, parameters, undefined, undefined, body);
  const constant = (name: Ts.Identifier, initial: Ts.Expression): Ts.Statement => {
    const declaration = make.createVariableDeclaration(name, undefined, undefined, initial);
    const list = make.createVariableDeclarationList([declaration], ts.NodeFlags.Const);
    return make.createVariableStatement(undefined, list);
  };
  const bindTo = (name: string, ...args: Ts.Expression[]): Ts.Statement =>
    make.createExpressionStatement(call("bind", make.createStringLiteral(name), ...args));

  return {
    member,
    call,
    constant,

    /** `bind("n", () => n, setters.n = (value) => { setters; n = value; })` */
    bind(name: string): Ts.Statement {
      const local = make.createIdentifier(name);
      const assign = make.createExpressionStatement(make.createAssignment(local, value));
      const body = make.createBlock([make.createExpressionStatement(keeper), assign]);
      const set = arrow([make.createParameterDeclaration(undefined, undefined, value)], body);
      const kept = make.createAssignment(make.createPropertyAccessExpression(keeper, name), set);
      return bindTo(name, arrow([], local), kept);
    },

    /** `bind("n", () => fs_1.exports.n)`, of what cannot be set. */
    bindFixed: (name: string, expression: Ts.Expression): Ts.Statement => bindTo(name, arrow([], expression)),

    /** `exports.n`, in which `exports` are the names that cells share. */
    shared: (name: string): Ts.Expression =>
      make.createPropertyAccessExpression(member("exports"), make.createIdentifier(name)),

    /** What stands before a cell's own statements: its setters, and the flags that its loops look at. */
    beginning: (): Ts.Statement[] => [
      constant(keeper, make.createObjectLiteralExpression()),
      constant(flags, member("flags")),
    ],

    /** `if (flags[2]) __tslab__.interrupted();` */
    checked: make.createIfStatement(
      make.createElementAccessExpression(flags, interruptFlags.requested),
      make.createExpressionStatement(call("interrupted")),
    ),

    resumed: make.createExpressionStatement(call("resume", make.createVoidZero())),
  };
}

export type RuntimeNodes = ReturnType<typeof runtimeNodes>;
