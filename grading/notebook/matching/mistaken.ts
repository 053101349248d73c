import type { Notebook } from "lib/jupyter/notebook";
import { declares, isWritten } from "./evidence";
import { isStudents, type MasterCell, type Submitted } from "./masterCell";
import type { Matches } from "./match";

/** The first heading of a notebook, short and on one line. */
function titleOf({ cells }: Notebook): string | undefined {
  const headings = cells.flatMap(({ cell_type, source }) =>
    cell_type === "code" ? [] : (source.match(/^#{1,6}[ \t]+(.+)$/m)?.[1] ?? []),
  );
  const plain = headings[0]?.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return plain === undefined || plain.length <= 80 ? plain : `${plain.slice(0, 79)}…`;
}

/** Whether anything in the submission belongs to an exercise of the master. */
function hasExercises(master: MasterCell[], { chosen }: Matches, submitted: Submitted[]): boolean {
  return master.some((one, i) => {
    if (one.exercise === undefined) return false;
    const match = chosen.get(i);
    // The bets of every notebook are a function of the same name, which says nothing.
    const telling = one.grade?.grade_id.startsWith("ex-") || one.functions.length === 0;
    if (match) return match.how !== "text" || telling;
    return telling && one.functions.some((name) => submitted.some(({ cell }) => declares(cell.source, name)));
  });
}

/** One sentence where the file cannot be a submission of the master: it is empty, or another notebook. */
export function findMistake(
  masterNotebook: Notebook,
  submission: Notebook,
  master: MasterCell[],
  submitted: Submitted[],
  matches: Matches,
): string | undefined {
  if (submission.cells.every(({ source }) => source.trim() === ""))
    return "the notebook is empty: none of its cells holds any text";
  if (hasExercises(master, matches, submitted)) return undefined;
  const expected = titleOf(masterNotebook);
  const title = titleOf(submission);
  const begins = title === undefined ? "" : ` begins "${title}" and`;
  const wanted = expected === undefined ? "the notebook to be graded" : `"${expected}"`;
  return `this is another notebook: it${begins} holds none of the exercises of ${wanted}; submit that notebook`;
}

/** Whether the student has written nothing at all. */
export function isUntouched(
  master: MasterCell[],
  { chosen, dropped }: Matches,
  submitted: Submitted[],
): boolean {
  const known = new Set([...chosen.values()].map(({ found }) => found.number));
  const own = submitted.filter(({ number }) => !known.has(number) && !dropped.has(number));
  if (own.some(({ cell }) => cell.source.trim() !== "")) return false;
  return ![...chosen].some(([i, { found }]) => {
    const one = master[i] as MasterCell;
    return isStudents(one) && isWritten(one, found);
  });
}
