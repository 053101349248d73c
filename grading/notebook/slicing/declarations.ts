import type * as Ts from "@tslab/typescript-for-tslab";

/** A top-level declaration of a cell, as small as it can stand alone. */
export interface Declaration {
  /** Index of the cell. */
  cell: number;
  /** What it declares. */
  names: string[];
  /** Whether the names are values, types, or (classes, enums, imports) both. */
  space: "value" | "type" | "both";
  /** Evaluated where it stands (constants, classes, enums), so that what it uses must stand before it. */
  eager: boolean;
  /** The text around `start`…`end` of the cell: "const " for one of several declarators, `import { a } from "m"`. */
  before: string;
  after: string;
  start: number;
  end: number;
  /** The node whose identifiers are its references. */
  node: Ts.Node;
  /** Module specifier of an import. */
  module?: string;
  /** Holds `await` at the top level, which no function of a module can wait for. */
  awaits: boolean;
}

type Compiler = typeof Ts;
type Part = Omit<Declaration, "cell">;

function boundNames(ts: Compiler, name: Ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(ts, element.name) : [],
  );
}

/** An `await` that is not inside a function. */
function awaitsAtTop(ts: Compiler, node: Ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isAwaitExpression(node)) return true;
  return ts.forEachChild(node, (child) => awaitsAtTop(ts, child)) ?? false;
}

function ofVariables(ts: Compiler, file: Ts.SourceFile, statement: Ts.VariableStatement): Part[] {
  const { flags, declarations } = statement.declarationList;
  const keyword = flags & ts.NodeFlags.Const ? "const " : flags & ts.NodeFlags.Let ? "let " : "var ";
  return declarations.map((node) => ({
    names: boundNames(ts, node.name),
    space: "value",
    eager: true,
    before: keyword,
    after: ";",
    start: node.getStart(file),
    end: node.end,
    node,
    awaits: awaitsAtTop(ts, node),
  }));
}

function ofImport(ts: Compiler, file: Ts.SourceFile, statement: Ts.ImportDeclaration): Part[] {
  const clause = statement.importClause;
  if (!clause || !ts.isStringLiteral(statement.moduleSpecifier)) return [];
  const module = statement.moduleSpecifier.text;
  const from = ` from ${JSON.stringify(module)};`;
  const type = clause.isTypeOnly ? "type " : "";
  const part = (node: Ts.Node, name: string, before: string, after: string): Part => ({
    names: [name],
    space: "both",
    eager: true,
    before,
    after,
    start: node.getStart(file),
    end: node.end,
    node,
    module,
    awaits: false,
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
  const { moduleReference, name } = node;
  const module =
    ts.isExternalModuleReference(moduleReference) && ts.isStringLiteral(moduleReference.expression)
      ? moduleReference.expression.text
      : undefined;
  return {
    names: [name.text],
    space: "both",
    eager: true,
    before: "",
    after: "",
    start: node.getStart(file),
    end: node.end,
    node,
    ...(module !== undefined && { module }),
    awaits: false,
  };
}

function ofStatement(ts: Compiler, file: Ts.SourceFile, statement: Ts.Statement): Part[] {
  if (ts.isVariableStatement(statement)) return ofVariables(ts, file, statement);
  if (ts.isImportDeclaration(statement)) return ofImport(ts, file, statement);
  if (ts.isImportEqualsDeclaration(statement)) return [ofImportEquals(ts, file, statement)];
  const whole = (name: string, space: Part["space"], eager: boolean): Part[] => [
    {
      names: [name],
      space,
      eager,
      before: "",
      after: "",
      start: statement.getStart(file),
      end: statement.end,
      node: statement,
      awaits: eager && awaitsAtTop(ts, statement),
    },
  ];
  if (ts.isFunctionDeclaration(statement) && statement.name)
    return whole(statement.name.text, "value", false);
  if (ts.isClassDeclaration(statement) && statement.name) return whole(statement.name.text, "both", true);
  if (ts.isEnumDeclaration(statement)) return whole(statement.name.text, "both", true);
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return whole(statement.name.text, "type", false);
  }
  // Only plain namespaces: `declare global` and `declare module "…"` would reach beyond the student's own names.
  if (
    ts.isModuleDeclaration(statement) &&
    ts.isIdentifier(statement.name) &&
    statement.name.text !== "global"
  ) {
    return whole(statement.name.text, "both", true);
  }
  return [];
}

/** The top-level declarations of a cell; expressions, loops and global augmentations are no declarations. */
export function declarationsOf(ts: Compiler, file: Ts.SourceFile, cell: number): Declaration[] {
  return file.statements.flatMap((statement) =>
    ofStatement(ts, file, statement).map((part) => ({ ...part, cell })),
  );
}

/** Names in the course of Run All: for each the declarations of the cell that declared it last, values and types apart. */
export class Scope {
  private readonly values = new Map<string, Declaration[]>();
  private readonly types = new Map<string, Declaration[]>();

  /** Adds a cell's declarations, which replace those of the same names in earlier cells. */
  add(declarations: Declaration[]): void {
    const byName = new Map<string, Declaration[]>();
    for (const declaration of declarations) {
      for (const name of declaration.names) byName.set(name, [...(byName.get(name) ?? []), declaration]);
    }
    for (const [name, group] of byName) {
      const values = group.filter(({ space }) => space !== "type");
      const types = group.filter(({ space }) => space !== "value");
      const shared = this.values.get(name)?.some(({ space }) => space === "both");
      if (shared || (values.length > 0 && types.length > 0)) this.forget(name);
      if (values.length > 0) this.values.set(name, values);
      if (types.length > 0) this.types.set(name, types);
      if (group.some(({ space }) => space === "both")) {
        this.values.set(name, group);
        this.types.set(name, group);
      }
    }
  }

  /** The declarations that stand for a name, as value or type. */
  of(name: string): Declaration[] {
    return [...new Set([...(this.values.get(name) ?? []), ...(this.types.get(name) ?? [])])];
  }

  /** Whether a value of that name is declared. */
  hasValue(name: string): boolean {
    return this.values.has(name);
  }

  private forget(name: string): void {
    this.values.delete(name);
    this.types.delete(name);
  }
}
