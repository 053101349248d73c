import { interruptFlags } from "../interrupts/interruptFlags";
import type { Ts } from "../tslab";
import { runtime } from "./emissionRuntime";

/** Makers of the nodes by which a cell's text speaks with the kernel. */
export function runtimeNodes(ts: typeof Ts) {
  const make = ts.factory;
  const keeper = make.createIdentifier("__setters");
  const value = make.createIdentifier("__value");
  const flags = make.createIdentifier("__flags");

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

  return {
    member,
    call,

    /** `bind("n", () => n, __setters.n = (__value) => { __setters; n = __value; })` */
    bind(name: string): Ts.Statement {
      const local = make.createIdentifier(name);
      const assign = make.createExpressionStatement(make.createAssignment(local, value));
      const body = make.createBlock([make.createExpressionStatement(keeper), assign]);
      const set = arrow([make.createParameterDeclaration(undefined, undefined, value)], body);
      const kept = make.createAssignment(make.createPropertyAccessExpression(keeper, name), set);
      return make.createExpressionStatement(
        call("bind", make.createStringLiteral(name), arrow([], local), kept),
      );
    },

    /** `bind("fs", () => fs)`, in which TypeScript puts `fs_1.default` for the name as it does everywhere in the cell. */
    bindImport(name: Ts.Identifier): Ts.Statement {
      const local = ts.setOriginalNode(make.createIdentifier(name.text), name);
      return make.createExpressionStatement(
        call("bind", make.createStringLiteral(name.text), arrow([], local)),
      );
    },

    /** `const name = require("module")` */
    required(name: string, module: string): Ts.Statement {
      const load = make.createCallExpression(make.createIdentifier("require"), undefined, [
        make.createStringLiteral(module),
      ]);
      return constant(make.createIdentifier(name), load);
    },

    /** What stands before a cell's own statements: its setters, and the flags that its loops look at. */
    beginning: (): Ts.Statement[] => [
      constant(keeper, make.createObjectLiteralExpression()),
      constant(flags, member("flags")),
    ],

    /** `if (__flags[2]) __tslab__.interrupted();` */
    checked: make.createIfStatement(
      make.createElementAccessExpression(flags, interruptFlags.requested),
      make.createExpressionStatement(call("interrupted")),
    ),

    resumed: make.createExpressionStatement(call("resume", make.createVoidZero())),
  };
}

export type RuntimeNodes = ReturnType<typeof runtimeNodes>;
