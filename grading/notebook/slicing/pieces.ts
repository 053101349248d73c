import type * as Ts from "typescript";

type Compiler = typeof Ts;

/** A top-level part of a cell, as small as it can stand alone: one declarator, one import, one statement. */
export interface Piece {
  /** Index of the cell. */
  cell: number;
  /** Place in the course of Run All; what the master gives of a cell stands before the cell's own text. */
  order: number;
  kind: "variable" | "function" | "class" | "type" | "import" | "statement";
  /** What it declares; nothing for a statement. */
  names: string[];
  /** Whether the names are values, types, or (classes, enums, imports) both. */
  space: "value" | "type" | "both";
  /** The text that `start`…`end` are places of. */
  source: string;
  start: number;
  end: number;
  /** The text around it: "const " for one of several declarators, `import { a } from "m"`. */
  before: string;
  after: string;
  /** The node whose identifiers are its references. */
  node: Ts.Node;
  /** Module specifier of an import. */
  module?: string;
  /** Holds `await` at the top level. */
  awaits: boolean;
  /** From the master, as the notebook was handed out, not from the student. */
  given: boolean;
}

type Part = Pick<
  Piece,
  "kind" | "names" | "space" | "before" | "after" | "start" | "end" | "node" | "module"
>;

/** The names that a pattern binds. */
export function boundNames(ts: Compiler, name: Ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(ts, element.name) : [],
  );
}

/** An `await` that is not inside a function. */
function awaitsAtTop(ts: Compiler, node: Ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier)) return true;
  return ts.forEachChild(node, (child) => awaitsAtTop(ts, child)) ?? false;
}

function ofVariables(ts: Compiler, file: Ts.SourceFile, statement: Ts.VariableStatement): Part[] {
  const { flags, declarations } = statement.declarationList;
  const keyword = flags & ts.NodeFlags.Const ? "const " : flags & ts.NodeFlags.Let ? "let " : "var ";
  return declarations.map((node) => ({
    kind: "variable",
    names: boundNames(ts, node.name),
    space: "value",
    before: keyword,
    after: ";",
    start: node.getStart(file),
    end: node.end,
    node,
  }));
}

function ofImport(ts: Compiler, file: Ts.SourceFile, statement: Ts.ImportDeclaration): Part[] {
  const clause = statement.importClause;
  if (!clause || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const module = statement.moduleSpecifier.text;
  const from = ` from ${JSON.stringify(module)};`;
  const type = clause.isTypeOnly ? "type " : "";
  const part = (node: Ts.Node, name: string, before: string, after: string): Part => ({
    kind: "import",
    names: [name],
    space: "both",
    before,
    after,
    start: node.getStart(file),
    end: node.end,
    node,
    module,
  });
  const parts = clause.name ? [part(clause.name, clause.name.text, `import ${type}`, from)] : [];
  const bindings = clause.namedBindings;
  if (!bindings) return parts;
  if (ts.isNamespaceImport(bindings))
    return [...parts, part(bindings, bindings.name.text, `import ${type}`, from)];
  return [...parts, ...bindings.elements.map((e) => part(e, e.name.text, `import ${type}{ `, ` }${from}`))];
}

/** `import name = require("module")`, or `import name = other.name`. */
function ofImportEquals(ts: Compiler, file: Ts.SourceFile, node: Ts.ImportEqualsDeclaration): Part {
  const { moduleReference: reference, name } = node;
  const required = ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression);
  return {
    kind: "import",
    names: [name.text],
    space: "both",
    before: "",
    after: "",
    start: node.getStart(file),
    end: node.end,
    node,
    ...(required && { module: (reference.expression as Ts.StringLiteral).text }),
  };
}

function ofStatement(ts: Compiler, file: Ts.SourceFile, statement: Ts.Statement): Part[] {
  if (ts.isVariableStatement(statement)) return ofVariables(ts, file, statement);
  if (ts.isImportDeclaration(statement)) return ofImport(ts, file, statement);
  if (ts.isImportEqualsDeclaration(statement)) return [ofImportEquals(ts, file, statement)];
  const whole = (
    kind: Piece["kind"],
    name: Ts.Node | undefined,
    space: Piece["space"],
    after = "",
  ): Part[] => [
    {
      kind,
      names: name && ts.isIdentifier(name) ? [name.text] : [],
      space,
      before: "",
      after,
      start: statement.getStart(file),
      end: statement.end,
      node: statement,
    },
  ];
  if (ts.isFunctionDeclaration(statement)) return whole("function", statement.name, "value");
  if (ts.isClassDeclaration(statement) || ts.isEnumDeclaration(statement))
    return whole("class", statement.name, "both");
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return whole("type", statement.name, "type");
  if (ts.isModuleDeclaration(statement)) {
    // Only plain namespaces: `declare global` and `declare module "…"` would reach beyond the student's own names.
    const plain = ts.isIdentifier(statement.name) && statement.name.text !== "global";
    return plain ? whole("class", statement.name, "both") : [];
  }
  const foreign = ts.isExportDeclaration(statement) || ts.isExportAssignment(statement);
  return foreign ? [] : whole("statement", undefined, "value", ";");
}

/** A directive above a statement holds for it wherever it stands. */
function directive(ts: Compiler, text: string, statement: Ts.Statement): string {
  const comments = ts.getLeadingCommentRanges(text, statement.pos) ?? [];
  const last = comments.at(-1);
  return last && /@ts-(ignore|expect-error)\b/.test(text.slice(last.pos, last.end)) ? "// @ts-ignore\n" : "";
}

/**
 * The top-level parts of a cell in their order.
 * @param order the place of the first
 */
export function piecesOf(
  ts: Compiler,
  file: Ts.SourceFile,
  where: { cell: number; source: string; given: boolean; order: number },
): Piece[] {
  const parts = file.statements.flatMap((statement) => {
    const before = directive(ts, where.source, statement);
    return ofStatement(ts, file, statement).map((part) => ({ ...part, before: before + part.before }));
  });
  return parts.map((part, i) => ({
    ...part,
    ...where,
    order: where.order + i,
    awaits: part.kind !== "function" && awaitsAtTop(ts, part.node),
  }));
}

/** The function that a piece declares, if it declares one and nothing else. */
export function functionOf(ts: Compiler, { node }: Piece): Ts.SignatureDeclaration | undefined {
  if (ts.isFunctionDeclaration(node)) return node;
  if (!ts.isVariableDeclaration(node) || !node.initializer) return undefined;
  let value: Ts.Expression = node.initializer;
  while (ts.isParenthesizedExpression(value) || ts.isAsExpression(value) || ts.isSatisfiesExpression(value))
    value = value.expression;
  return ts.isArrowFunction(value) || ts.isFunctionExpression(value) ? value : undefined;
}
