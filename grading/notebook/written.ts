import type { Notebook } from "lib/jupyter/notebook";
import { gradeMetadata } from "./nbgrader";

/** The line below which a student writes, and the one above which the answer ends: what is between them is the answer. */
const begin = /^✎ .*$/m;
const end = /^<!-- end of your answer -->$/m;

/** What is kept of an answer, in characters. */
const longest = 10_000;

/** A written answer by itself, for a person to read. */
export interface WrittenAnswer {
  /** The cell's grade_id, "ans-1-10". */
  id: string;
  /** What it answers: the first line of the cell. */
  title: string;
  text: string;
}

/** The text of an answer cell that is the student's: what stands in the box, or all that was not given where the marks are gone. */
export function answerIn(source: string, given: string): string {
  const from = begin.exec(source);
  if (from) {
    const rest = source.slice(from.index + from[0].length);
    return rest.slice(0, end.exec(rest)?.index ?? rest.length).trim();
  }
  const stock = new Set(given.split("\n").map((line) => line.trim()));
  const own = source.split("\n").filter((line) => line.trim() === "" || !stock.has(line.trim()));
  return own.join("\n").trim();
}

const plain = (line: string): string => line.replace(/^#+ |[*`$]/g, "").slice(0, 120);

/** The written answers of a notebook that are not empty, in order.
 *  @param released The notebook as it was handed out. */
export function writtenAnswers(notebook: Notebook, released: Notebook): WrittenAnswer[] {
  const given = new Map(released.cells.map((cell) => [gradeMetadata(cell)?.grade_id, cell.source] as const));
  return notebook.cells.flatMap((cell) => {
    const grade = gradeMetadata(cell);
    if (!grade?.solution || cell.cell_type === "code") return [];
    const stub = given.get(grade.grade_id) ?? "";
    const text = answerIn(cell.source, stub).slice(0, longest);
    return text === "" ? [] : [{ id: grade.grade_id, title: plain(stub.split("\n")[0] ?? ""), text }];
  });
}
