import type { Ts } from "../../tslab";
import type { CellNames } from "../cellNames";
import type { CellImports } from "./cellImports";
import type { CellProgram } from "../cellProgram";
import type { RuntimeNodes } from "./runtimeNodes";
import { targetOf } from "../syntax";

/** How a cell's emission depends on what was before. */
export interface EmissionContext {
  /** Whether an earlier cell has declared this name. */
  isDeclared(name: string): boolean;
}

/** What a node's parent may call it where it stands for no value: a declared name, a property, a label. */
type Named = Ts.Node & { name?: Ts.Node; propertyName?: Ts.Node; label?: Ts.Node };

const isMereName = (node: Ts.Node): boolean => {
  const { name, propertyName, label } = (node.parent ?? {}) as Named;
  return name === node || propertyName === node || label === node;
};

/**
 * Finds what stands for the names in a cell: variables of earlier cells and imports live elsewhere, and what is assigned to a name
 * that other cells share is told to them.
 */
export class References {
  private readonly own = new Map<string, boolean>();

  constructor(
    private readonly ts: typeof Ts,
    private readonly cell: CellProgram,
    private readonly names: CellNames,
    private readonly imports: CellImports,
    private readonly nodes: RuntimeNodes,
    private readonly context: EmissionContext,
  ) {}

  /** Whether each assignment to one of the cell's own names is also told to other cells. */
  private isShared(name: string): boolean {
    const known = this.own.get(name);
    if (known !== undefined) return known;
    const { declared, assignedInFunctions } = this.names;
    const shared = declared.has(name) && (assignedInFunctions.has(name) || this.context.isDeclared(name));
    this.own.set(name, shared);
    return shared;
  }

  /**
   * What stands for an identifier.
   * @param isTarget whether something is assigned to it
   * @returns undefined where it stands for itself
   */
  expressionFor(node: Ts.Identifier, isTarget: boolean): Ts.Expression | undefined {
    const { text } = node;
    const isImported = this.names.imported.has(text);
    const isOwn = isTarget && this.isShared(text);
    if (!isImported && !isOwn && !this.context.isDeclared(text)) return undefined;
    const original = this.ts.getOriginalNode(node);
    if (original.pos < 0 || isMereName(original)) return undefined;
    const symbol = this.symbolOf(original);
    if (!symbol) return undefined;
    const imported = this.imports.expressions.get(symbol);
    if (imported) return imported();
    if (this.isEarlier(symbol) || (isOwn && this.isAtTop(symbol))) return this.nodes.shared(text);
    return undefined;
  }

  private symbolOf(node: Ts.Node): Ts.Symbol | undefined {
    return this.cell.checker.getSymbolAtLocation(node);
  }

  /** What stands for the value of `{ name }`. */
  shorthandValue(node: Ts.ShorthandPropertyAssignment, isTarget: boolean): Ts.Expression | undefined {
    const { text } = node.name;
    const original = this.ts.getOriginalNode(node);
    if (original.pos < 0) return undefined;
    const isOwn = isTarget && this.isShared(text);
    const symbol = this.cell.checker.getShorthandAssignmentValueSymbol(original);
    if (!symbol) return undefined;
    const imported = this.imports.expressions.get(symbol);
    if (imported) return imported();
    const isEarlier = this.context.isDeclared(text) && this.isEarlier(symbol);
    return isEarlier || (isOwn && this.isAtTop(symbol)) ? this.nodes.shared(text) : undefined;
  }

  private isEarlier({ declarations = [] }: Ts.Symbol): boolean {
    return declarations.some((declaration) => declaration.getSourceFile() === this.cell.declarations);
  }

  /** Whether a variable is one of the cell's own at its top, and not of a function or block in it. */
  private isAtTop(symbol: Ts.Symbol): boolean {
    const { checker, file } = this.cell;
    const module = checker.getSymbolAtLocation(file);
    const exported = module && checker.tryGetMemberInModuleExports(symbol.name, module);
    return exported !== undefined && checker.getAliasedSymbol(exported) === symbol;
  }
}

/** Replaces the names in a cell by what stands for them. */
export function replaceReferences(
  ts: typeof Ts,
  references: References,
  nodes: RuntimeNodes,
  transformation: Ts.TransformationContext,
): (node: Ts.Node) => Ts.Node {
  const make = ts.factory;
  let isTarget = false;
  const within = <T extends Ts.Node>(target: boolean, node: T): T => {
    const before = isTarget;
    isTarget = target;
    const visited = visit(node) as T;
    isTarget = before;
    return visited;
  };

  /** Without the module or the shared names as its `this`. */
  const callee = (before: Ts.Expression, after: Ts.Expression): Ts.Expression =>
    after !== before && ts.isIdentifier(before)
      ? make.createParenthesizedExpression(make.createComma(make.createNumericLiteral(0), after))
      : after;

  const shorthand = (node: Ts.ShorthandPropertyAssignment): Ts.Node => {
    const value = references.shorthandValue(node, isTarget);
    const initial = node.objectAssignmentInitializer && within(false, node.objectAssignmentInitializer);
    if (!value) return make.updateShorthandPropertyAssignment(node, node.name, initial);
    const whole = initial ? make.createAssignment(value, initial) : value;
    return ts.setTextRange(make.createPropertyAssignment(make.createIdentifier(node.name.text), whole), node);
  };

  const call = (node: Ts.CallExpression): Ts.Node => {
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword)
      return ts.setTextRange(
        nodes.call("importLater", ...node.arguments.map((each) => visit(each) as Ts.Expression)),
        node,
      );
    const visited = ts.visitEachChild(node, visit, transformation);
    const called = callee(node.expression, visited.expression);
    if (called === visited.expression) return visited;
    return ts.isCallChain(visited)
      ? make.updateCallChain(visited, called, visited.questionDotToken, undefined, visited.arguments)
      : make.updateCallExpression(visited, called, undefined, visited.arguments);
  };

  const visit = (node: Ts.Node): Ts.Node => {
    if (ts.isIdentifier(node)) {
      const by = references.expressionFor(node, isTarget);
      return by ? ts.setTextRange(by, node) : node;
    }
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
    if (ts.isShorthandPropertyAssignment(node)) return shorthand(node);
    if (ts.isCallExpression(node)) return call(node);
    if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
      return ts.setTextRange(nodes.member("meta"), node);
    return other(node);
  };

  const other = (node: Ts.Node): Ts.Node => {
    const target = targetOf(ts, node);
    const startsAnew =
      isTarget &&
      (ts.isFunctionLike(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node));
    if (startsAnew) return within(false, node);
    if (ts.isTaggedTemplateExpression(node)) {
      const visited = ts.visitEachChild(node, visit, transformation);
      return make.updateTaggedTemplateExpression(
        visited,
        callee(node.tag, visited.tag),
        undefined,
        visited.template,
      );
    }
    if (!target) return ts.visitEachChild(node, visit, transformation);
    return ts.visitEachChild(
      node,
      (child) => (child === target ? within(true, child) : visit(child)),
      transformation,
    );
  };
  return visit;
}
