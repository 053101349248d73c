import type { Cells } from "./cells";
import { Chooser, type Reading } from "./choose";
import type { Piece } from "./pieces";
import type { Settled } from "./settle";

/**
 * The chosen pieces in the order of Run All, but for what is used before it is declared: that comes first, as in a session whose
 * cells ran in another order. A function that has become a variable gets its value where its cell begins.
 */
export function inOrder(cells: Cells, reading: Reading, { pieces, values }: Settled): Piece[] {
  const chooser = new Chooser(cells, reading);
  const hoisted = (piece: Piece): number =>
    piece.kind === "function" && piece.names.some((name) => values.has(name)) ? 0 : 1;
  const sorted = [...pieces].sort((a, b) => a.cell - b.cell || hoisted(a) - hoisted(b) || a.order - b.order);
  const written = new Set<Piece>();
  const visit = (piece: Piece, cell: number, seen: Set<Piece>): void => {
    if (seen.has(piece) || reading.unset.has(piece)) return;
    seen.add(piece);
    for (const { name, when } of cells.references(piece)) {
      if (when === "type") continue;
      for (const used of chooser.at(name, when === "later" ? cell : piece.cell)) {
        if (!pieces.has(used) || written.has(used)) continue;
        visit(used, cell, seen);
        if (used.kind !== "function" || hoisted(used) === 0) written.add(used);
      }
    }
  };
  for (const piece of sorted) {
    if (piece.kind !== "function" && piece.kind !== "type") visit(piece, piece.cell, new Set());
    written.add(piece);
  }
  return [...written];
}
