import type { Cell, Notebook } from "lib/jupyter/notebook";
import { type MasterCell, masterCells } from "./matching/masterCell";
import { matchCells } from "./matching/match";
import { gradeMetadata } from "./nbgrader";
import { type Repaired, repairNotebook } from "./repair";

/** The notebooks of a unit: "02-….ipynb", and "02x-….ipynb" where there is a second one that is graded with it. */
export interface UnitNotebooks {
  notebook: string;
  extra?: string;
}

/** File names of a unit's masters, in order. */
export const notebookNames = ({ notebook, extra }: UnitNotebooks): string[] =>
  extra === undefined ? [notebook] : [notebook, extra];

/** "02x" of "02x-more.ipynb". */
export const shortName = (file: string): string => /^\d\dx?/.exec(file)?.[0] ?? file;

/** One notebook with the cells of all, in order. */
export const joinNotebooks = (parts: readonly Notebook[]): Notebook => ({
  ...(parts[0] as Notebook),
  cells: parts.flatMap(({ cells }) => cells),
});

const gradeIds = ({ cells }: Notebook): Set<string> =>
  new Set(cells.flatMap((cell) => gradeMetadata(cell)?.grade_id ?? []));

const isIn = (ids: ReadonlySet<string>, cell: Cell): boolean => ids.has(gradeMetadata(cell)?.grade_id ?? "");

/** The master that a file holds most graded cells of, by whatever they are recognised; the first of equals. */
function ownerOf(file: Notebook, masters: readonly MasterCell[][]): number {
  const submitted = file.cells.map((cell, i) => ({ cell, number: i + 1 }));
  const counts = masters.map((cells) => {
    const { chosen } = matchCells(cells, submitted);
    return cells.filter(({ exercise }, i) => exercise !== undefined && chosen.has(i)).length;
  });
  return counts.indexOf(Math.max(...counts));
}

/**
 * Which file is which of a unit's notebooks, told by their cells whatever the files are called. Graded cells of a notebook that was
 * not handed in count where they stand in another one.
 * @param files in the order of their names' notebooks
 * @returns for each master the notebook that was handed in, or undefined
 */
export function assignParts(
  masters: readonly Notebook[],
  files: readonly Notebook[],
): (Notebook | undefined)[] {
  if (masters.length === 1) return [files[0]];
  const ids = masters.map(gradeIds);
  const cells = masters.map(masterCells);
  const owners = files.map((file) => ownerOf(file, cells));
  const byName = new Set(owners).size < files.length;
  const given = masters.map((_, i) => (byName ? files[i] : files[owners.indexOf(i)]));
  return given.map((file, i) => {
    if (file) return { ...file, cells: file.cells.filter((cell) => isOf(i, cell)) };
    const elsewhere = files.flatMap((one) => one.cells.filter((cell) => isIn(ids[i] as Set<string>, cell)));
    return elsewhere.length > 0 ? { ...(files[0] as Notebook), cells: elsewhere } : undefined;
  });

  function isOf(i: number, cell: Cell): boolean {
    const other = ids.findIndex((one, j) => j !== i && isIn(one, cell));
    return other < 0 || given[other] !== undefined;
  }
}

/** One of a unit's notebooks. */
export interface Part {
  /** "02x" */
  name: string;
  master: Notebook;
  /** As it was handed out: what counts where nothing was handed in. */
  released: Notebook;
}

/**
 * Repairs each notebook of a unit from its master and puts them one after the other, as one.
 * @param given for each part what was handed in
 */
export function repairParts(parts: readonly Part[], given: readonly (Notebook | undefined)[]): Repaired {
  const repaired = parts.map(({ master, released }, i) => repairNotebook(master, given[i] ?? released));
  const named = (i: number) => (i === 0 ? "" : `${parts[i]?.name}: `);
  const wrong = repaired.findIndex(({ mistaken }, i) => i > 0 && mistaken !== undefined);
  if (wrong > 0 && given[0]) {
    const reason = `${named(wrong)}${repaired[wrong]?.mistaken}; it counts as not handed in`;
    const rest = repairParts(
      parts,
      given.map((one, i) => (i === wrong ? undefined : one)),
    );
    return { ...rest, repairs: [...rest.repairs, reason] };
  }
  const mistaken = repaired.find((one) => one.mistaken !== undefined)?.mistaken;
  return {
    notebook: joinNotebooks(repaired.map(({ notebook }) => notebook)),
    origin: repaired.flatMap(({ origin }) => origin),
    within: repaired.flatMap(({ origin }, i) => origin.map(() => (i === 0 ? undefined : parts[i]?.name))),
    released: repaired.flatMap(({ released }) => released),
    changed: repaired.flatMap(({ changed }) => changed),
    repairs: [
      ...(given[0] ? [] : [`${parts[0]?.name} was not handed in: its exercises count as not written`]),
      ...repaired.flatMap(({ repairs }, i) => repairs.map((repair) => named(i) + repair)),
    ],
    ...(mistaken !== undefined && { mistaken }),
    untouched: repaired.every(({ untouched }) => untouched),
  };
}
