import path from "node:path";
import { runNotebook } from "lib/jupyter/runner/runNotebook";
import type { Cell, CodeCell, Notebook } from "lib/jupyter/notebook";
import { codeCell } from "../../support/notebookCells";

const stub = (name: string, exercise: string): string =>
  `function ${name}(...args: any[]): any { throw new Error("TODO: exercise ${exercise}"); }`;

const notebook: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {},
  cells: [
    codeCell("imports", `import { check } from "grading/check";`),
    codeCell("stub", `${stub("simulationGap", "1.4")}\nawait check("1.4", { simulationGap });`),
    codeCell(
      "right",
      `const tightBound = (gamma, epsilon) => 1 / (1 - gamma) - 1 / (1 - gamma * (1 - epsilon));`,
    ),
    codeCell("check", `await check("G1", { tightBound });`),
  ],
};

/** What a cell displayed, as text. */
const textOf = (cell: Cell | undefined): string =>
  ((cell as CodeCell).outputs as { data?: Record<string, string> }[])
    .map(({ data }) => data?.["text/plain"])
    .join("\n");

describe("check in the course's kernel", () => {
  it("shows its results below the cells and lets Run All go on", async () => {
    const cwd = path.resolve(__dirname, "../../../notebooks");
    const run = await runNotebook(notebook, { cwd, timeoutMs: 120_000 });
    const { cells } = run.notebook;
    expect(textOf(cells[1])).toContain("Exercise 1.4 is not written yet.");
    expect(textOf(cells[3])).toMatch(
      /✓[\s\S]*public checks 1\/1 · 1 of its \d+ points? here; more run at grading/,
    );
  }, 180_000);
});
