import type { Cell, Notebook } from "lib/jupyter/notebook";
import { adoptAnswers, type Place } from "./matching/answers";
import { isStudents, type MasterCell, masterCells, type Submitted } from "./matching/masterCell";
import { type Matches, matchCells } from "./matching/match";
import { findMistake, isUntouched } from "./matching/mistaken";
import { tellRepairs } from "./matching/tell";
import { gradeMetadata } from "./nbgrader";
import type { SliceCell } from "./slicing/cells";

/** A submission with the master's cells in it. */
export interface Repaired {
  notebook: Notebook;
  /** For each cell its number in the submission, from 1; 0 for a cell that the submission did not have. */
  origin: number[];
  /** For each cell the short name of its notebook, "02x", where that is not the unit's first. */
  within?: (string | undefined)[];
  /** For each cell that the student writes in, its text as it was handed out. */
  released: (string | undefined)[];
  /** For each given code cell that was changed, the student's text: what it declares besides counts. */
  changed: (string | undefined)[];
  /** What had to be mended, in plain words; empty for an intact notebook. */
  repairs: string[];
  /** Why this cannot be a submission of the master at all, in one sentence: it is empty, or another notebook. */
  mistaken?: string;
  /** The student has written nothing. */
  untouched: boolean;
}

/** The submission's cells in its own order, with those of the master's that it lacks behind the ones that they follow. */
function arrange(master: MasterCell[], submitted: Submitted[], { chosen, dropped }: Matches): Place[] {
  const place = new Map([...chosen].map(([i, { found }]) => [found.number, i]));
  const places: Place[] = submitted
    .filter(({ number }) => !dropped.has(number))
    .map((found) => ({ ...(place.has(found.number) && { master: place.get(found.number) }), found }));
  master.forEach((_, i) => {
    if (chosen.has(i)) return;
    const before = i === 0 ? -1 : places.findIndex((one) => one.master === i - 1);
    places.splice(before + 1, 0, { master: i });
  });
  return places;
}

/** The cell that stands at a place: the master's with the student's text where the text is the student's to write. */
function cellAt({ master: i, found }: Place, master: MasterCell[], ids: ReadonlySet<string>): Cell {
  if (i === undefined) {
    const { cell, number } = found as Submitted;
    return { ...cell, id: ids.has(cell.id) ? `submitted-${number}` : cell.id, metadata: {} };
  }
  const one = master[i] as MasterCell;
  return { ...one.cell, source: found && isStudents(one) ? found.cell.source : one.stub };
}

/**
 * Rebuilds a submission from its master: points, flags and locked cells are the master's; the text of solution cells is the
 * student's; missing cells come back as released; the student's own cells and the order of all stay. Cells are recognised by
 * grade_id, else by cell id, else by what they declare or ask; of duplicates the last one that was written in counts.
 */
export function repairNotebook(master: Notebook, submission: Notebook): Repaired {
  const cells = masterCells(master);
  const submitted = submission.cells.map((cell, i) => ({ cell, number: i + 1 }));
  const matches = matchCells(cells, submitted);
  const places = arrange(cells, submitted, matches);
  const adopted = adoptAnswers(cells, places);
  const ids = new Set(master.cells.map(({ id }) => id));
  const mended = places.map((place) => {
    const cell = cellAt(place, cells, ids);
    const answer = adopted.find(({ master: i }) => i === place.master);
    return answer ? { ...cell, source: answer.text } : cell;
  });
  const mistaken = findMistake(master, submission, cells, submitted, matches);
  return {
    notebook: { ...master, cells: mended },
    origin: places.map(({ found }) => found?.number ?? 0),
    released: places.map(({ master: i }) =>
      i === undefined ? undefined : releasedText(cells[i] as MasterCell),
    ),
    changed: places.map((place) => changedText(place, cells)),
    repairs: tellRepairs(cells, submitted, matches, adopted),
    ...(mistaken !== undefined && { mistaken }),
    untouched: isUntouched(cells, matches, submitted),
  };
}

const releasedText = ({ cell, grade, stub }: MasterCell): string | undefined =>
  cell.cell_type === "code" && grade?.solution ? stub : undefined;

/** A student may have added imports to the first cell. */
function changedText({ master: i, found }: Place, cells: MasterCell[]): string | undefined {
  const one = i === undefined ? undefined : cells[i];
  if (!one || !found || one.cell.cell_type !== "code" || isStudents(one) || one.grade?.grade)
    return undefined;
  return found.cell.source.trim() === one.stub.trim() ? undefined : found.cell.source;
}

/** The given cell in which a unit's second notebook takes the student's functions from the first: at grading both are one. */
const borrowingCell = "given-answers";

/**
 * The code cells of a repaired submission for the slicer, in the student's order and numbered as in the student's file. Experiments
 * that the student deleted stay away.
 */
export function codeCells({ notebook, origin, within, released, changed }: Repaired): SliceCell[] {
  return notebook.cells.flatMap((cell, i) => {
    const gradeId = gradeMetadata(cell)?.grade_id;
    const number = origin[i] as number;
    if (cell.cell_type !== "code" || (number === 0 && !gradeId) || gradeId === borrowingCell) return [];
    const handedOut = released[i];
    const theirs = changed[i];
    const place = { number, ...(within?.[i] !== undefined && { within: within[i] }) };
    return [
      ...(theirs === undefined ? [] : [{ source: theirs, ...place }]),
      {
        source: cell.source,
        ...place,
        ...(gradeId && { gradeId }),
        ...(handedOut !== undefined && { released: handedOut }),
      },
    ];
  });
}
