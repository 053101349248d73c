import { gradeMetadata } from "../nbgrader";
import type { Adopted } from "./answers";
import { declares } from "./evidence";
import { type MasterCell, nameOf, isStudents, type Submitted } from "./masterCell";
import type { How, Match, Matches } from "./match";

/** From so many on, cells of one fate are told in one sentence. */
const MANY = 3;

const listed = (cells: MasterCell[]): string => {
  const names = cells.map(({ exercise, grade }) => exercise ?? grade?.grade_id ?? "");
  return [...new Set(names)].join(", ");
};

/** What happened to the flags and the type of a cell that is there. */
function flaws(one: MasterCell, { found, claims }: Match): string[] {
  const { cell, grade, stub } = one;
  const theirs = gradeMetadata(found.cell);
  const name = nameOf(one);
  const changed =
    theirs?.grade_id === grade?.grade_id &&
    theirs !== undefined &&
    (theirs.points !== grade?.points || theirs.grade !== grade?.grade || theirs.solution !== grade?.solution);
  return [
    ...(claims > 1 ? [`${name} was there ${claims} times; cell ${found.number} counts`] : []),
    ...(!isStudents(one) && found.cell.source.trim() !== stub.trim()
      ? [`${name} had been changed; the original counts`]
      : []),
    ...(found.cell.cell_type !== cell.cell_type
      ? [`${name} had become a ${found.cell.cell_type} cell; it is read as ${cell.cell_type}`]
      : []),
    ...(changed ? [`${name} had other points or flags; the original ones count`] : []),
  ];
}

const signs: Record<Exclude<How, "grade id">, (one: MasterCell) => string> = {
  "cell id": () => "its id",
  text: ({ functions }) => (functions.length > 0 ? `its function ${functions[0]}` : "its text"),
};

/** How cells were recognised that had lost what names them, or bore another's name. */
function recognised(master: MasterCell[], { chosen }: Matches): string[] {
  const named = [...chosen].flatMap(([i, match]) => {
    const one = master[i] as MasterCell;
    return one.grade ? [{ one, match, mistaken: gradeMetadata(match.found.cell) !== undefined }] : [];
  });
  return (["cell id", "text"] as const).flatMap((how) => {
    const found = named.filter(({ match }) => match.how === how);
    const lost = found.filter(({ mistaken }) => !mistaken).map(({ one }) => one);
    const many = lost.length >= MANY;
    const sign = how === "cell id" ? "their ids" : "what they declare or ask";
    const single = found.filter(({ mistaken }) => mistaken || !many);
    return [
      ...(many
        ? [
            `${lost.length} cells had lost the course's metadata and were recognised by ${sign}: ${listed(lost)}`,
          ]
        : []),
      ...single.map(({ one, match, mistaken }) => {
        const before = mistaken ? "bore another cell's name" : "had lost the course's metadata";
        return `${nameOf(one)} ${before} and was recognised by ${signs[how](one)} (cell ${match.found.number})`;
      }),
    ];
  });
}

/** What became of the cells that are not there. */
function missing(
  master: MasterCell[],
  { chosen }: Matches,
  submitted: Submitted[],
  adopted: Adopted[],
): string[] {
  const elsewhere = (one: MasterCell): Submitted | undefined =>
    submitted.filter(({ cell }) => one.functions.some((name) => declares(cell.source, name))).at(-1);
  const gone = master.flatMap((one, i) => {
    const kept = chosen.has(i) || adopted.some((answer) => answer.master === i);
    return one.grade && !kept ? [{ one, other: elsewhere(one) }] : [];
  });
  const moved = gone.flatMap(({ one, other }) =>
    other ? [`${nameOf(one)} was missing; ${one.functions.join(", ")} in cell ${other.number} counts`] : [],
  );
  const restored = gone.flatMap(({ one, other }) => (other ? [] : [one]));
  const sentences =
    restored.length >= MANY
      ? [`${restored.length} cells were missing and have been restored: ${listed(restored)}`]
      : restored.map((one) => `${nameOf(one)} was missing and has been restored`);
  return [...moved, ...sentences];
}

/** What had to be mended in a submission, in plain words; nothing for an intact one. */
export function tellRepairs(
  master: MasterCell[],
  submitted: Submitted[],
  matches: Matches,
  adopted: Adopted[],
): string[] {
  return [
    ...recognised(master, matches),
    ...master.flatMap((one, i) => {
      const match = matches.chosen.get(i);
      return one.grade && match ? flaws(one, match) : [];
    }),
    ...adopted.map(
      ({ master: i, number }) =>
        `${nameOf(master[i] as MasterCell)} is read from cell ${number}, by its place`,
    ),
    ...missing(master, matches, submitted, adopted),
  ];
}
