import type { Piece } from "./pieces";

interface Moment {
  cell: number;
  pieces: Piece[];
  hasValue: boolean;
}

/** The last moment whose cell is not after the given one. */
const lastUntil = (moments: Moment[], cell: number): Moment | undefined =>
  moments.filter((moment) => moment.cell <= cell).at(-1);

/** Which declarations a name stands for after each cell of Run All, values and types apart. */
export class Timeline {
  private readonly values = new Map<string, Piece[]>();
  private readonly types = new Map<string, Piece[]>();
  private readonly moments = new Map<string, Moment[]>();

  /** Adds a cell's declarations, which replace those of the same names in earlier cells. */
  add(cell: number, declarations: Piece[]): void {
    const byName = new Map<string, Piece[]>();
    for (const piece of declarations) {
      for (const name of piece.names) byName.set(name, [...(byName.get(name) ?? []), piece]);
    }
    for (const [name, group] of byName) {
      this.replace(name, group);
      const pieces = [...new Set([...(this.values.get(name) ?? []), ...(this.types.get(name) ?? [])])];
      const moment = { cell, pieces, hasValue: this.values.has(name) };
      this.moments.set(name, [...(this.moments.get(name) ?? []), moment]);
    }
  }

  /** The declarations that a name stands for after a cell; where none came before, the first that comes later. */
  at(name: string, cell: number): Piece[] {
    const moments = this.moments.get(name);
    return moments ? (lastUntil(moments, cell) ?? (moments[0] as Moment)).pieces : [];
  }

  /** The last declarations of a name in the whole notebook. */
  last(name: string): Piece[] {
    return this.at(name, Infinity);
  }

  has(name: string): boolean {
    return this.moments.has(name);
  }

  /** Whether a value of that name is declared at the end. */
  hasValue(name: string): boolean {
    return this.moments.get(name)?.at(-1)?.hasValue ?? false;
  }

  private replace(name: string, group: Piece[]): void {
    const values = group.filter(({ space }) => space !== "type");
    const types = group.filter(({ space }) => space !== "value");
    const shared = this.values.get(name)?.some(({ space }) => space === "both");
    if (shared || (values.length > 0 && types.length > 0)) {
      this.values.delete(name);
      this.types.delete(name);
    }
    if (values.length > 0) this.values.set(name, values);
    if (types.length > 0) this.types.set(name, types);
    if (group.some(({ space }) => space === "both")) {
      this.values.set(name, group);
      this.types.set(name, group);
    }
  }
}
