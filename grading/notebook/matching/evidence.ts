import type { MasterCell, Submitted } from "./masterCell";

/** Whether a line of the text declares a function of that name, or gives the name a value. */
export function declares(source: string, name: string): boolean {
  const escaped = name.replace(/\$/g, "\\$");
  return new RegExp(
    `^[ \\t]*(?:(?:export[ \\t]+)?(?:async[ \\t]+)?function[ \\t]*\\*?[ \\t]*|(?:const|let|var)[ \\t]+)${escaped}\\b` +
      `|^[ \\t]*${escaped}[ \\t]*=[^=]`,
    "m",
  ).test(source);
}

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The longer lines of a question, which an answer that stands below it still holds; of a short question all. */
function landmarks(stub: string): string[] {
  const lines = stub.split("\n").map(squeezed);
  const said = lines.filter((line) => line !== "" && !line.startsWith("<!--"));
  const long = said.filter((line) => line.length >= 20);
  return long.length > 0 ? long : said;
}

/** Whether a submitted cell shows by its text that it is the master's: it declares a function of the exercise, asks its question
 *  or checks it. */
export function speaksFor(
  { cell, grade, stub, functions, exercise }: MasterCell,
  { cell: other }: Submitted,
): boolean {
  const { source } = other;
  if (functions.length > 0) return functions.some((name) => declares(source, name));
  if (grade?.grade && !grade.solution && exercise)
    return new RegExp(`\\bcheck\\(\\s*["'\`]${exercise.replace(".", "\\.")}["'\`]`).test(source);
  if (grade?.solution && cell.cell_type !== "code") {
    const lines = landmarks(stub);
    const text = squeezed(source);
    const found = lines.filter((line) => text.includes(line)).length;
    return found > 0 && 2 * found >= lines.length;
  }
  return squeezed(source) === squeezed(stub);
}

const todos = (source: string): number => source.split('throw new Error("TODO: exercise ').length - 1;

/** Whether the student has written in the cell that stands for the master's. */
export function isWritten({ stub, functions }: MasterCell, { cell: { source } }: Submitted): boolean {
  if (source.trim() === stub.trim()) return false;
  return functions.length === 0 || todos(source) < todos(stub);
}
