import type { Cell, Notebook } from "lib/jupyter/notebook";
import { exerciseOf, gradeMetadata } from "./nbgrader";
import type { SliceCell } from "./slicing/cells";
import { stripSource } from "./strip";

/** A submission in the master's shape. */
export interface Repaired {
  notebook: Notebook;
  /** For each cell its number in the submission, from 1; 0 for a cell that the submission did not have. */
  origin: number[];
  /** What had to be mended, in plain words; empty for an intact notebook. */
  repairs: string[];
}

interface Submitted {
  cell: Cell;
  /** From 1. */
  number: number;
}

/** What people call a cell: its exercise where it has one. */
function nameOf(gradeId: string): string {
  const exercise = exerciseOf(gradeId);
  if (!exercise) return `the given cell ${gradeId}`;
  const kind = gradeId.startsWith("check-")
    ? "check cell"
    : gradeId.startsWith("ans-")
      ? "answer cell"
      : "cell";
  return `the ${kind} of exercise ${exercise}`;
}

/** The student's cell among several with one grade_id: the last one that is not the untouched stub, as Run All would have it. */
function chooseDuplicate(candidates: Submitted[], stub: string): Submitted {
  const written = candidates.filter(({ cell }) => cell.source.trim() !== stub.trim());
  return (written.at(-1) ?? candidates.at(-1)) as Submitted;
}

/** The master's cell with the student's text where the text is the student's to write. */
function mended(master: Cell, found: Submitted | undefined, stub: string, repairs: string[]): Cell {
  const grade = gradeMetadata(master);
  const own = grade ? grade.solution : master.cell_type === "code";
  const source = own && found ? found.cell.source : stub;
  if (grade && !found) repairs.push(`${nameOf(grade.grade_id)} was missing and has been restored`);
  if (grade && found) {
    if (!own && found.cell.source.trim() !== stub.trim()) {
      repairs.push(`${nameOf(grade.grade_id)} had been changed; the original counts`);
    }
    if (found.cell.cell_type !== master.cell_type) {
      repairs.push(
        `${nameOf(grade.grade_id)} had become a ${found.cell.cell_type} cell; it is read as ${master.cell_type}`,
      );
    }
    const theirs = gradeMetadata(found.cell);
    if (
      theirs &&
      (theirs.points !== grade.points || theirs.grade !== grade.grade || theirs.solution !== grade.solution)
    ) {
      repairs.push(`${nameOf(grade.grade_id)} had other points or flags; the original ones count`);
    }
  }
  return { ...master, source };
}

/** Which submitted cells stand for which master cell; the others are the student's own. */
function match(master: Notebook, submitted: Submitted[], stubs: string[], repairs: string[]) {
  const chosen = new Map<number, Submitted>();
  const used = new Set<number>();
  master.cells.forEach((cell, i) => {
    const id = gradeMetadata(cell)?.grade_id;
    const stub = stubs[i] as string;
    const same = (other: Cell): boolean => other.id === cell.id || other.source.trim() === cell.source.trim();
    const all = submitted.filter(({ cell: other, number }) =>
      id ? gradeMetadata(other)?.grade_id === id : !used.has(number) && !gradeMetadata(other) && same(other),
    );
    const candidates = id ? all : all.slice(0, 1);
    if (candidates.length === 0) return;
    const choice = chooseDuplicate(candidates, stub);
    chosen.set(i, choice);
    used.add(choice.number);
    if (candidates.length === 1) return;
    repairs.push(
      `${nameOf(id as string)} was there ${candidates.length} times; cell ${choice.number} counts`,
    );
    // An untouched copy, or a copy of a cell that is not the student's, would only shadow the chosen one.
    const copies = candidates.filter(
      ({ cell: other }) => !gradeMetadata(cell)?.solution || other.source.trim() === stub.trim(),
    );
    for (const { number } of copies) used.add(number);
  });
  return { chosen, used };
}

/**
 * Rebuilds a submission from its master by grade_id: structure, points, flags and locked cells are the master's; the text of
 * solution cells is the student's; missing cells come back as released; the student's own cells stay behind the cell that they
 * followed. Of duplicates the last one that was written in counts.
 */
export function repairNotebook(master: Notebook, submission: Notebook): Repaired {
  const repairs: string[] = [];
  const submitted = submission.cells.map((cell, i) => ({ cell, number: i + 1 }));
  const stubs = master.cells.map((cell, i) => stripSource(cell, `cell ${i + 1}`));
  const { chosen, used } = match(master, submitted, stubs, repairs);
  const place = new Map([...chosen].map(([i, { number }]) => [number, i]));
  const followers = new Map<number, Submitted[]>();
  let anchor = -1;
  for (const entry of submitted) {
    anchor = place.get(entry.number) ?? anchor;
    if (!used.has(entry.number)) followers.set(anchor, [...(followers.get(anchor) ?? []), entry]);
  }
  const ids = new Set(master.cells.map(({ id }) => id));
  const own = (i: number): Submitted[] =>
    (followers.get(i) ?? []).map(({ cell, number }) => {
      const id = ids.has(cell.id) ? `submitted-${number}` : cell.id;
      return { cell: { ...cell, id, metadata: {} }, number };
    });
  const cells = [
    ...own(-1),
    ...master.cells.flatMap((cell, i) => {
      const found = chosen.get(i);
      return [
        { cell: mended(cell, found, stubs[i] as string, repairs), number: found?.number ?? 0 },
        ...own(i),
      ];
    }),
  ];
  return {
    notebook: { ...master, cells: cells.map(({ cell }) => cell) },
    origin: cells.map(({ number }) => number),
    repairs,
  };
}

/** The code cells of a repaired submission for the slicer, numbered as in the student's file. */
export function codeCells({ notebook, origin }: Repaired): SliceCell[] {
  return notebook.cells.flatMap((cell, i) => {
    if (cell.cell_type !== "code") return [];
    const gradeId = gradeMetadata(cell)?.grade_id;
    return [
      { source: cell.source, ...(gradeId && { gradeId }), ...(origin[i] > 0 && { number: origin[i] }) },
    ];
  });
}
