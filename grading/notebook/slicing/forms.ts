import type * as Ts from "typescript";
import type { Piece } from "./pieces";

/** How a piece is written into the module: the text before, the places of its own text, the text after. */
export interface Form {
  before: string;
  parts: { start: number; end: number }[];
  after: string;
}

export const asItIs = ({ before, start, end, after }: Piece): Form => ({
  before,
  parts: [{ start, end }],
  after,
});

/** Variables that are declared and never get their value. @param declared those that are declared above */
export const withoutValue = ({ names }: Piece, declared: ReadonlySet<string>): Form => ({
  before: names.map((name) => (declared.has(name) ? "" : `let ${name}: any;`)).join(" "),
  parts: [],
  after: "",
});

/** A declaration of variables as an assignment. */
function ofVariable(ts: typeof Ts, { source }: Piece, node: Ts.VariableDeclaration): Form {
  const { name, initializer } = node;
  const text = source.slice(name.getStart(), name.end);
  if (!initializer) return { before: `${text} = undefined`, parts: [], after: ";" };
  const [open, close] = ts.isIdentifier(name) ? ["", ";"] : ["(", ");"];
  return {
    before: `${open}${text} = `,
    parts: [{ start: initializer.getStart(), end: initializer.end }],
    after: close,
  };
}

/** An import as an assignment from the whole module, whose types nobody asks for. */
function ofImport(ts: typeof Ts, { names, order, module, source }: Piece, node: Ts.Node): Form {
  const whole = `__module${order}`;
  if (ts.isImportEqualsDeclaration(node)) {
    const reference = source.slice(node.moduleReference.getStart(), node.moduleReference.end);
    return { before: `import ${whole} = ${reference}; ${names[0]} = ${whole};`, parts: [], after: "" };
  }
  const imported = ts.isImportSpecifier(node) ? (node.propertyName ?? node.name).text : "default";
  const value = ts.isNamespaceImport(node) ? whole : `(${whole} as any).${imported}`;
  const text = `import * as ${whole} from ${JSON.stringify(module)}; ${names[0]} = ${value};`;
  return { before: text, parts: [], after: "" };
}

/**
 * A declaration as an assignment to a variable that is declared above, since several declarations share it as cells do.
 * @returns undefined for what has no value of its own
 */
export function asAssignment(ts: typeof Ts, piece: Piece): Form | undefined {
  const { node, start, end, names } = piece;
  if (ts.isVariableDeclaration(node)) return ofVariable(ts, piece, node);
  if (piece.kind === "import") return ofImport(ts, piece, node);
  if (ts.isClassDeclaration(node)) return { before: `${names[0]} = `, parts: [{ start, end }], after: ";" };
  if (!ts.isFunctionDeclaration(node) || !node.body || !node.name) return undefined;
  // Without its name, so that a recursion reaches the shared variable.
  const parts = [
    { start, end: node.name.getStart() },
    { start: node.name.end, end },
  ];
  return { before: `${names[0]} = `, parts, after: ";" };
}
