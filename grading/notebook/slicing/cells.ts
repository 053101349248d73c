import type * as Ts from "@tslab/typescript-for-tslab";
import { exerciseOf } from "../nbgrader";
import { createProgram } from "./compiler";
import type { SliceOptions } from "./compiler";
import { declarationsOf, Scope } from "./declarations";

/** A code cell as the slicer sees it. */
export interface SliceCell {
  source: string;
  gradeId?: string;
  /** How to call it in messages: its number in the student's notebook, from 1 (default: its place in the list). */
  number?: number;
}

/** The compiler's message in one line of at most 300 characters. */
export function firstSentence(ts: typeof Ts, diagnostic: Ts.Diagnostic): string {
  const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, "; ").replace(/\s+/g, " ");
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}

/** A notebook's code cells, parsed, with the names that they leave behind. */
export class Cells {
  readonly scope = new Scope();
  /** Names whose cell has a syntax error → the sentence that says so. */
  readonly broken = new Map<string, string>();
  /** Exercises whose cell has a syntax error → the sentence that says so. */
  readonly brokenExercises = new Map<string, string>();
  readonly checker: Ts.TypeChecker;

  /** @param cells the code cells in order */
  constructor(
    readonly ts: typeof Ts,
    readonly cells: SliceCell[],
    readonly options: SliceOptions,
  ) {
    // Each cell is a module of its own, so that names meet only where we let them.
    const sources = new Map(cells.map(({ source }, i) => [`/slice/cell-${i}.ts`, `${source}\nexport {};`]));
    const program = createProgram(ts, sources, options, true);
    this.checker = program.getTypeChecker();
    cells.forEach((cell, i) => {
      const file = program.getSourceFile(`/slice/cell-${i}.ts`) as Ts.SourceFile;
      const declarations = declarationsOf(ts, file, i);
      const [error] = program.getSyntacticDiagnostics(file);
      if (!error) {
        this.scope.add(declarations);
        return;
      }
      const sentence = `${this.place(i, error.start ?? 0)}: ${firstSentence(ts, error)}`;
      for (const name of declarations.flatMap(({ names }) => names)) this.broken.set(name, sentence);
      const exercise = exerciseOf(cell.gradeId);
      if (exercise) this.brokenExercises.set(exercise, sentence);
    });
  }

  /** "cell 7 (exercise 1.4), line 3" */
  place(cell: number, offset: number): string {
    const { source, gradeId, number = cell + 1 } = this.cells[cell] as SliceCell;
    const exercise = exerciseOf(gradeId);
    const lines = source.slice(0, offset).split("\n").length;
    const name = number > 0 ? `cell ${number}` : "a restored cell";
    return `${name}${exercise ? ` (exercise ${exercise})` : ""}, line ${Math.min(lines, source.split("\n").length)}`;
  }
}
