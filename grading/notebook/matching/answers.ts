import type { MasterCell, Submitted } from "./masterCell";

/** A place in the rebuilt notebook: a cell of the master's, one of the student's own, or both in one. */
export interface Place {
  /** Index of the master's cell. */
  master?: number;
  /** The submitted cell, where there is one. */
  found?: Submitted;
}

/** A written answer that does not stand in its own cell. */
export interface Adopted {
  master: number;
  text: string;
  /** Number of the first cell that holds it. */
  number: number;
}

const isText = ({ found }: Place): boolean =>
  found !== undefined && found.cell.cell_type !== "code" && found.cell.source.trim() !== "";

/** The student's own text cells from a place on, until the next cell that is the master's. */
function ownTexts(places: Place[], from: number): Submitted[] {
  const end = places.findIndex(
    ({ master, found }, i) => i >= from && master !== undefined && found !== undefined,
  );
  const own = places.slice(from, end < 0 ? undefined : end);
  return own.flatMap((place) =>
    place.master === undefined && isText(place) ? (place.found as Submitted) : [],
  );
}

/**
 * Written answers whose own cell is untouched or gone, and that stand in text cells of the student's below its place.
 * @param places the rebuilt notebook, in order
 */
export function adoptAnswers(master: readonly MasterCell[], places: Place[]): Adopted[] {
  return places.flatMap(({ master: i, found }, at) => {
    const one = i === undefined ? undefined : master[i];
    if (i === undefined || !one?.grade?.solution || one.cell.cell_type === "code") return [];
    if (found && found.cell.source.trim() !== one.stub.trim()) return [];
    const texts = ownTexts(places, at + 1);
    const [first] = texts;
    if (!first) return [];
    const text = [one.stub, ...texts.map(({ cell }) => cell.source)].join("\n\n");
    return [{ master: i, text, number: first.number }];
  });
}
