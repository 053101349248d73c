import type * as Ts from "@tslab/typescript-for-tslab";
import type { Cells } from "./cells";
import { type Choice, Chooser, type Reading } from "./choose";
import type { Piece } from "./pieces";
import { inOrder } from "./sequence";

/** A piece's place in the module's text. */
export interface Segment {
  piece: Piece;
  /** Offsets of the piece's whole text, and of its own within it. */
  start: number;
  from: number;
  to: number;
  end: number;
  /** What it throws when the module is evaluated is noted and passed over; what it declares stays undefined. */
  guarded: boolean;
}

/** The source of one module, put together from pieces of many cells. */
export interface Assembled {
  text: string;
  segments: Segment[];
  /** The piece at an offset of the text, or undefined for our own lines. */
  segmentAt(offset: number): Segment | undefined;
  /** The place in the notebook of an offset of the text. */
  placeOf(offset: number): string;
}

/** Whether evaluating a node can throw: it calls or reads something outside of functions. */
function canThrow(ts: typeof Ts, node: Ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  const acts = [
    ts.isCallExpression,
    ts.isNewExpression,
    ts.isPropertyAccessExpression,
    ts.isTaggedTemplateExpression,
  ];
  if (acts.some((is) => is(node)) || ts.isElementAccessExpression(node) || ts.isAwaitExpression(node))
    return true;
  if (ts.isSpreadElement(node) || ts.isObjectBindingPattern(node) || ts.isArrayBindingPattern(node))
    return true;
  return ts.forEachChild(node, (child) => canThrow(ts, child)) ?? false;
}

const isGuarded = ({ ts }: Cells, piece: Piece): boolean =>
  piece.kind === "statement" || (piece.kind === "variable" && canThrow(ts, piece.node));

/** How a piece is written into the module: the text before, the places of its own text, the text after. */
interface Form {
  before: string;
  parts: { start: number; end: number; between: string }[];
  after: string;
}

const asItIs = ({ before, start, end, after }: Piece): Form => ({
  before,
  parts: [{ start, end, between: "" }],
  after,
});

/** A declaration as an assignment to a variable that is declared above. */
function asAssignment(ts: typeof Ts, piece: Piece): Form {
  const { node, start, end, source } = piece;
  if (ts.isFunctionDeclaration(node) && node.name) {
    const name = node.name;
    const head = { start, end: name.getStart(), between: "" };
    return { before: `${name.text} = `, parts: [head, { start: name.end, end, between: "" }], after: ";" };
  }
  const { name, initializer } = node as Ts.VariableDeclaration;
  const text = source.slice(name.getStart(), name.end);
  if (!initializer) return { before: `${text} = undefined`, parts: [], after: ";" };
  const pattern = !ts.isIdentifier(name);
  const own = { start: initializer.getStart(), end: initializer.end, between: "" };
  return { before: `${pattern ? "(" : ""}${text} = `, parts: [own], after: pattern ? ");" : ";" };
}

/** Writes the module. */
class Writer {
  readonly segments: Segment[] = [];
  /** The first statement makes this a module; comments of the student's that follow it are no directives for the file. */
  text = "export {};\n";

  constructor(
    private readonly cells: Cells,
    private readonly reading: Reading,
    private readonly choice: Choice,
  ) {}

  write(piece: Piece): void {
    const form = this.formOf(piece);
    if (!form) return;
    const start = this.text.length;
    this.text += form.before;
    const from = this.text.length;
    for (const part of form.parts) this.text += piece.source.slice(part.start, part.end) + part.between;
    const to = this.text.length;
    this.text += `${form.after}\n`;
    this.segments.push({
      piece,
      start,
      from,
      to,
      end: this.text.length,
      guarded: isGuarded(this.cells, piece),
    });
  }

  private formOf(piece: Piece): Form | undefined {
    const { ts } = this.cells;
    if (this.reading.unset.has(piece))
      return { before: piece.names.map((name) => `let ${name}: any;`).join(" "), parts: [], after: "" };
    const loosened = piece.names.some((name) => this.isLoose(name));
    if (piece.kind === "type") return loosened ? undefined : asItIs(piece);
    if (!loosened || (piece.kind !== "variable" && piece.kind !== "function")) return asItIs(piece);
    const { node } = piece;
    if (ts.isFunctionDeclaration(node) && !node.body) return undefined; // an overload's signature
    const form = asAssignment(ts, piece);
    const strict = piece.names.filter((name) => !this.isLoose(name));
    return { ...form, before: strict.map((name) => `let ${name}: any; `).join("") + form.before };
  }

  isLoose(name: string): boolean {
    return this.choice.loose.has(name);
  }
}

/** The names that only the compiler knows and for which several declarations were chosen. */
function looseTypes({ pieces }: Choice): string[] {
  const cells = new Map<string, Set<number>>();
  for (const { kind, names, cell } of pieces)
    if (kind === "type") for (const name of names) cells.set(name, (cells.get(name) ?? new Set()).add(cell));
  return [...cells].flatMap(([name, found]) => (found.size > 1 ? [name] : []));
}

/** Imports, classes and the like cannot be one variable with others: the last declaration of such a name stands alone. */
function settle(choice: Choice): Choice {
  const fixed = new Map<string, Piece>();
  for (const piece of choice.pieces) {
    if (piece.kind !== "class" && piece.kind !== "import") continue;
    for (const name of piece.names) {
      const before = fixed.get(name);
      if (!before || before.cell <= piece.cell) fixed.set(name, piece);
    }
  }
  const kept = [...choice.pieces].filter(({ names, cell }) =>
    names.every((name) => (fixed.get(name)?.cell ?? cell) === cell),
  );
  const loose = [...choice.loose].filter((name) => !fixed.has(name));
  return { pieces: new Set(kept), loose: new Set([...loose, ...looseTypes(choice)]) };
}

/** Remote functions that the pieces use. */
function remoteUses(cells: Cells, pieces: Iterable<Piece>, { remote, unset }: Reading): string[] {
  const used = [...pieces].filter((piece) => !unset.has(piece)).flatMap((piece) => cells.references(piece));
  return [...new Set(used.map(({ name }) => name).filter((name) => remote.has(name)))];
}

/** Puts the named functions and all that they need into one module that exports them; remote functions stay free names. */
export function assemble(cells: Cells, functions: string[], reading: Reading): Assembled {
  const choice = settle(new Chooser(cells, reading).choose(functions));
  const writer = new Writer(cells, reading, choice);
  for (const name of remoteUses(cells, choice.pieces, reading))
    writer.text += `declare function ${name}(...args: any[]): any;\n`;
  const types = new Set(looseTypes(choice));
  for (const name of choice.loose)
    writer.text += types.has(name)
      ? `type ${name}<A = any, B = any, C = any, D = any> = any;\n`
      : `let ${name}: any;\n`;
  for (const piece of inOrder(cells, reading, choice)) writer.write(piece);
  if (functions.length > 0) writer.text += `export { ${functions.join(", ")} };\n`;
  const { text, segments } = writer;
  const segmentAt = (offset: number): Segment | undefined =>
    segments.find(({ start, end }) => offset >= start && offset < end);
  return {
    text,
    segments,
    segmentAt,
    placeOf: (offset) => {
      const segment = segmentAt(offset);
      if (!segment) return "the notebook";
      const { piece, from, to } = segment;
      return cells.place(
        piece,
        Math.min(piece.start + Math.min(Math.max(0, offset - from), to - from), piece.end),
      );
    },
  };
}
