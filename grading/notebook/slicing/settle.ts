import type { Cells } from "./cells";
import type { Choice } from "./choose";
import type { Piece } from "./pieces";

/** What a module is written from. */
export interface Settled {
  pieces: Set<Piece>;
  /** Names that are one variable for all their declarations, of type any. */
  values: Set<string>;
  /** Names of types that are any. */
  types: Set<string>;
}

const textOf = ({ source, start, end, module = "" }: Piece): string =>
  `${module} ${source.slice(start, end)}`;

/** Enums and namespaces cannot be assigned to a variable. */
const isFixed = ({ ts }: Cells, { kind, node }: Piece): boolean =>
  kind === "class" && !ts.isClassDeclaration(node);

/** The chosen declarations by name, of those that have several in different cells. */
function repeated(pieces: Iterable<Piece>): Map<string, Piece[]> {
  const byName = new Map<string, Piece[]>();
  for (const piece of [...pieces].sort((a, b) => a.order - b.order))
    for (const name of piece.names) byName.set(name, [...(byName.get(name) ?? []), piece]);
  const several = [...byName].filter(([, group]) => new Set(group.map(({ cell }) => cell)).size > 1);
  return new Map(several);
}

/**
 * Decides what becomes of names for which several declarations were chosen: as in the notebook they are one variable, which each
 * declaration gives another value.
 */
export function settle(cells: Cells, { pieces, loose }: Choice): Settled {
  const kept = new Set(pieces);
  const values = new Set<string>();
  const types = new Set<string>();
  const loosen = (name: string, group: readonly Piece[]): void => {
    if (group.some(({ kind }) => kind !== "type")) values.add(name);
    if (group.some(({ space }) => space !== "value")) types.add(name);
  };
  for (const [name, group] of repeated(pieces)) {
    const last = Math.max(...group.map(({ cell }) => cell));
    const [first] = group as [Piece];
    const same = first.kind === "import" && group.every((one) => textOf(one) === textOf(first));
    if (same) for (const one of group.slice(1)) kept.delete(one);
    else if (group.some((one) => isFixed(cells, one)))
      for (const one of group.filter(({ cell }) => cell !== last)) kept.delete(one);
    else loosen(name, group);
  }
  for (const name of loose) {
    const group = [...kept].filter(({ names }) => names.includes(name));
    if (group.length > 0 && !group.some((one) => isFixed(cells, one) || one.kind === "import"))
      loosen(name, group);
  }
  return { pieces: kept, values, types };
}
