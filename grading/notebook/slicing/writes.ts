import type * as Ts from "typescript";
import { boundNames } from "./pieces";
import type { Roots } from "./roots";

type Compiler = typeof Ts;

/** One thing that a piece may do to variables of the notebook, as its words tell. */
export interface Write {
  /**
   * assign: the names get another value · change: so may their objects · share: objects of the names may be one another's part ·
   * global: a property of something of the language's own gets a value, `names` are the properties
   */
  kind: "assign" | "change" | "share" | "global";
  names: string[];
  /** Inside a function: it happens when that is called. */
  later: boolean;
}

/** A call of something that may be the notebook's. */
export interface Call {
  /** What is called, or whose method. */
  callee: string[];
  method?: string;
  /** The variables whose objects are handed over. */
  given: string[];
  /** Those that are handed over by their names: functions among them may be called. */
  handed: string[];
  /** Nobody looks at the value: it is called for what it does. */
  bare: boolean;
  later: boolean;
}

export interface Effects {
  writes: Write[];
  calls: Call[];
}

/** Methods of the language's own objects that change their first argument. */
export const changers: ReadonlySet<string> = new Set([
  "assign",
  "defineProperty",
  "defineProperties",
  "setPrototypeOf",
  "freeze",
  "seal",
  "set",
  "deleteProperty",
  "call",
  "apply",
  "store",
  "add",
]);

/** Reads off a piece's words what it may do to the notebook's variables. */
export class EffectFinder {
  private readonly found: Effects = { writes: [], calls: [] };

  /** @param declared whether the notebook declares a name */
  constructor(
    private readonly ts: Compiler,
    private readonly roots: Roots,
    private readonly declared: (name: string) => boolean,
  ) {}

  find(): Effects {
    const { piece } = this.roots;
    const { ts } = this;
    if (ts.isVariableDeclaration(piece) && piece.initializer)
      this.share(boundNames(ts, piece.name), piece.initializer, false);
    this.walk(piece, false);
    return this.found;
  }

  private walk(node: Ts.Node, later: boolean): void {
    const { ts } = this;
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isBinaryExpression(node)) this.readOperation(node, later);
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const steps = [ts.SyntaxKind.PlusPlusToken, ts.SyntaxKind.MinusMinusToken];
      if (steps.includes(node.operator)) this.target(node.operand, undefined, later);
    }
    if (ts.isDeleteExpression(node)) this.target(node.expression, undefined, later);
    const loops = ts.isForOfStatement(node) || ts.isForInStatement(node);
    if (loops && !ts.isVariableDeclarationList(node.initializer))
      this.target(node.initializer, node.expression, later);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.readCall(node, later);
    const inside = later || ts.isFunctionLike(node) || ts.isPropertyDeclaration(node);
    ts.forEachChild(node, (child) => this.walk(child, inside));
  }

  private readOperation({ left, operatorToken, right }: Ts.BinaryExpression, later: boolean): void {
    const { FirstAssignment, LastAssignment } = this.ts.SyntaxKind;
    const { kind } = operatorToken;
    if (kind >= FirstAssignment && kind <= LastAssignment) this.target(left, right, later);
  }

  /** What is assigned to, and what. */
  private target(node: Ts.Node, value: Ts.Expression | undefined, later: boolean): void {
    const { ts, roots } = this;
    if (ts.isIdentifier(node)) {
      if (roots.isLocal(node)) return;
      this.write("assign", [node.text], later);
      if (value) this.share([node.text], value, later);
    } else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      const changed = roots.of(node.expression);
      this.write("change", changed, later);
      this.setter(changed, later);
      if (value) this.share(changed, value, later);
      this.global(changed, this.propertyOf(node), later);
    } else if (ts.isArrayLiteralExpression(node)) {
      for (const element of node.elements) this.target(element, value, later);
    } else if (ts.isObjectLiteralExpression(node)) {
      for (const property of node.properties) this.target(property, value, later);
    } else if (ts.isPropertyAssignment(node)) this.target(node.initializer, value, later);
    else if (ts.isShorthandPropertyAssignment(node)) this.target(node.name, value, later);
    else if (ts.isBinaryExpression(node)) this.target(node.left, value, later);
    else {
      const inner = (node as { expression?: Ts.Node }).expression;
      if (inner) this.target(inner, value, later);
    }
  }

  /** A property of a notebook's object may be a function that sets another variable. */
  private setter(changed: string[], later: boolean): void {
    const callee = changed.filter((name) => this.declared(name));
    if (callee.length > 0)
      this.found.calls.push({ callee, method: "set", given: [], handed: [], bare: true, later });
  }

  private propertyOf(node: Ts.Node): string[] {
    const { ts } = this;
    if (ts.isPropertyAccessExpression(node)) return [node.name.text];
    if (!ts.isElementAccessExpression(node)) return [];
    return ts.isStringLiteralLike(node.argumentExpression) ? [node.argumentExpression.text] : [];
  }

  private readCall(node: Ts.CallExpression | Ts.NewExpression, later: boolean): void {
    const { ts, roots } = this;
    const { expression: callee } = node;
    const given = roots.ofAll(node.arguments ?? []);
    const method = ts.isPropertyAccessExpression(callee) ? callee.name.text : undefined;
    const about = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
    if (!about && roots.isOwnFunction(callee)) return;
    const called = roots.of(about ? callee.expression : callee);
    const first = node.arguments?.[0];
    if (first && method !== undefined && changers.has(method)) this.changeFirst(node, first, called, later);
    const ours = (names: string[]): string[] => names.filter((name) => this.declared(name));
    const handed = ours((node.arguments ?? []).flatMap((one) => (ts.isIdentifier(one) ? roots.of(one) : [])));
    if (ours(called).length + handed.length === 0) return;
    this.found.calls.push({
      callee: ours(called),
      ...(about && { method: method ?? "" }),
      given: ours(given),
      handed,
      bare: this.isBare(node),
      later,
    });
  }

  /** `Object.assign(table, …)`, `Array.prototype.push.call(table, …)` */
  private changeFirst(
    node: Ts.CallExpression | Ts.NewExpression,
    first: Ts.Expression,
    called: string[],
    later: boolean,
  ): void {
    const { ts, roots } = this;
    if (called.some((name) => this.declared(name))) return;
    const changed = roots.of(first);
    this.write("change", changed, later);
    for (const other of node.arguments?.slice(1) ?? []) {
      this.share(changed, other, later);
      const names = ts.isStringLiteralLike(other) ? [other.text] : this.keysOf(other);
      this.global(changed, names, later);
    }
  }

  private keysOf(node: Ts.Node): string[] {
    if (!this.ts.isObjectLiteralExpression(node)) return [];
    return node.properties.flatMap(({ name }) => (name && this.ts.isIdentifier(name) ? [name.text] : []));
  }

  /** A statement of its own, or all that a callback does whose value nobody looks at either. */
  private isBare(node: Ts.Node): boolean {
    const { ts } = this;
    let { parent } = node;
    while (
      ts.isAwaitExpression(parent) ||
      ts.isParenthesizedExpression(parent) ||
      ts.isVoidExpression(parent)
    )
      parent = parent.parent;
    if (ts.isExpressionStatement(parent)) return true;
    if (!ts.isArrowFunction(parent) || !ts.isCallExpression(parent.parent)) return false;
    const { expression: callee } = parent.parent;
    return (
      (ts.isPropertyAccessExpression(callee) && callee.name.text === "forEach") || this.isBare(parent.parent)
    );
  }

  private share(names: string[], value: Ts.Expression, later: boolean): void {
    const others = this.roots.of(value);
    if (others.length > 0) this.write("share", [...names, ...others], later);
  }

  private global(objects: string[], properties: string[], later: boolean): void {
    const own = objects.some((name) => this.declared(name) || name.startsWith("("));
    if (!own && objects.length > 0) this.write("global", properties, later);
  }

  private write(kind: Write["kind"], names: string[], later: boolean): void {
    if (names.length > 0) this.found.writes.push({ kind, names, later });
  }
}
