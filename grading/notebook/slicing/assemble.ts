import type * as Ts from "typescript";
import type { Cells } from "./cells";
import { Chooser, type Reading } from "./choose";
import { asAssignment, asItIs, type Form, withoutValue } from "./forms";
import type { Piece } from "./pieces";
import { inOrder } from "./sequence";
import { settle, type Settled } from "./settle";

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

/** Writes the module. */
class Writer {
  readonly segments: Segment[] = [];
  /** The first statement makes this a module; comments of the student's that follow it are no directives for the file. */
  text = "export {};\n";

  constructor(
    private readonly cells: Cells,
    private readonly reading: Reading,
    private readonly settled: Settled,
  ) {}

  write(piece: Piece): void {
    const form = this.formOf(piece);
    if (!form) return;
    const start = this.text.length;
    this.text += form.before;
    const from = this.text.length;
    for (const part of form.parts) this.text += piece.source.slice(part.start, part.end);
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
    const { values, types } = this.settled;
    if (this.reading.unset.has(piece)) return withoutValue(piece, values);
    if (piece.kind === "type") return types.has(piece.names[0] as string) ? undefined : asItIs(piece);
    if (!piece.names.some((name) => values.has(name))) return asItIs(piece);
    const form = asAssignment(this.cells.ts, piece);
    const strict = piece.names.filter((name) => !values.has(name));
    return form && { ...form, before: strict.map((name) => `let ${name}: any; `).join("") + form.before };
  }
}

/** Remote functions that the pieces use. */
function remoteUses(cells: Cells, pieces: Iterable<Piece>, { remote, unset }: Reading): string[] {
  const used = [...pieces].filter((piece) => !unset.has(piece)).flatMap((piece) => cells.references(piece));
  return [...new Set(used.map(({ name }) => name).filter((name) => remote.has(name)))];
}

/** Puts the named functions and all that they need into one module that exports them; remote functions stay free names. */
export function assemble(cells: Cells, functions: string[], reading: Reading): Assembled {
  const settled = settle(cells, new Chooser(cells, reading).choose(functions));
  const writer = new Writer(cells, reading, settled);
  for (const name of remoteUses(cells, settled.pieces, reading))
    writer.text += `declare function ${name}(...args: any[]): any;\n`;
  for (const name of settled.values) writer.text += `let ${name}: any;\n`;
  for (const name of settled.types)
    writer.text += `type ${name}<A = any, B = any, C = any, D = any> = any;\n`;
  for (const piece of inOrder(cells, reading, settled)) writer.write(piece);
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
