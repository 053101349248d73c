import type { Notebook } from "lib/jupyter/notebook";
import { stripNotebook } from "grading/notebook/strip";

/** What is handed in: everything right, one function wrong, nothing written, one cell that does not compile. */
export const kinds = ["perfect", "wrong", "untouched", "syntax"] as const;
export type Kind = (typeof kinds)[number];

/** How the table calls them. */
export const kindTitles: Record<Kind, string> = {
  perfect: "perfect",
  wrong: "one wrong function",
  untouched: "the untouched release",
  syntax: "a syntax error",
};

/** A student's notebook. */
export interface Handed {
  /** The kind and a number: "wrong2". */
  student: string;
  kind: Kind;
  notebook: Notebook;
}

/** Whether a fair grader of public checks takes an exercise's points from a kind of notebook. */
export const isLost = (kind: Kind, exercise: string): boolean =>
  kind === "untouched" ||
  (kind === "wrong" && exercise === "1.4") ||
  (kind === "syntax" && exercise === "1.6");

/** A copy in which a piece of a cell's source is another. */
function changed(notebook: Notebook, id: string, from: string, to: string): Notebook {
  const cells = notebook.cells.map((cell) => {
    if (cell.id !== id) return cell;
    if (!cell.source.includes(from)) throw new Error(`bench:grade: cell ${id} of the master has no ${from}`);
    return { ...cell, source: cell.source.replace(from, to) };
  });
  return { ...notebook, cells };
}

/** The bound of exercise 1.4 with 1 / (1 − γ) for 1 / (1 − γ)²: the rest of the notebook does not use it. */
const wrong = (master: Notebook): Notebook =>
  changed(master, "ex-1-4", "gamma / (1 - gamma) ** 2", "gamma / (1 - gamma)");

const syntax = (master: Notebook): Notebook => changed(master, "ex-1-6", "const V = ", "const V = = ");

/** Copies of each kind of notebook 01, in the order of their names; no two files are equal.
 *  @param master with solutions */
export function handIn(master: Notebook, copies: number): Handed[] {
  const release = stripNotebook(master);
  const notebooks: Record<Kind, Notebook> = {
    perfect: master,
    wrong: wrong(master),
    untouched: release,
    syntax: syntax(master),
  };
  const handed = kinds.flatMap((kind) =>
    Array.from({ length: copies }, (_, i): Handed => {
      const student = `${kind}${i + 1}`;
      const title = `# ${student} ·`;
      const notebook = changed(notebooks[kind], "title", "# 01 ·", title);
      return { student, kind, notebook };
    }),
  );
  return handed.sort((a, b) => (a.student < b.student ? -1 : 1));
}
