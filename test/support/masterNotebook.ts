import type { Cell, Notebook } from "lib/jupyter/notebook";

/** nbgrader's flags of a cell that the student writes. */
const answerFlags = { grade: false, solution: true, locked: false, task: false };

function code(id: string, source: string, nbgrader?: Record<string, unknown>): Cell {
  const metadata = nbgrader ? { nbgrader: { schema_version: 3, task: false, ...nbgrader } } : {};
  return { cell_type: "code", id, metadata, source, execution_count: 3, outputs: [] };
}

/** A master of two exercises, a written answer and an experiment, as an author leaves it. */
export function masterNotebook(): Notebook {
  const answer = {
    cell_type: "markdown" as const,
    id: "ans",
    metadata: {
      nbgrader: { ...answerFlags, schema_version: 3, grade: true, points: 1, grade_id: "ans-1-0" },
      slideshow: { slide_type: "skip" },
      editor: "ours",
    },
    source:
      "Why?\n\n<!-- BEGIN SOLUTION -->\nBecause the model is right where it matters.\n<!-- END SOLUTION -->",
  };
  const solution = (name: string, body: string): string =>
    `/** ${name} */\nfunction ${name}(x: number): number {\n  // BEGIN SOLUTION\n  ${body}\n  // END SOLUTION\n}`;
  const check = { grade: true, solution: false, locked: true, points: 4 };
  return {
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: [
      { cell_type: "markdown", id: "title", metadata: {}, source: "# Fixture" },
      answer,
      code("ex1", solution("double", "return x + x;"), { ...answerFlags, grade_id: "ex-1-1" }),
      code("check1", `await check("1.1", { double });`, { ...check, grade_id: "check-1-1" }),
      code("ex2", solution("square", "return x * x;"), { ...answerFlags, grade_id: "ex-1-2" }),
      code("check2", `await check("1.2", { square });`, { ...check, grade_id: "check-1-2" }),
      code("run", "console.log(square(double(2)));"),
    ],
  };
}
