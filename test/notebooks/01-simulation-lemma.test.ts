import path from "node:path";
import { type Cell, readNotebook } from "lib/jupyter/notebook";
import { solutionRegions } from "grading/notebook/markers";
import { gradeMetadata } from "grading/notebook/nbgrader";

const { cells } = readNotebook(path.join(__dirname, "../../notebooks/01-simulation-lemma.ipynb"));
const gradeId = (cell: Cell) => gradeMetadata(cell)?.grade_id ?? "";
const slideType = (cell: Cell) => (cell.metadata.slideshow as { slide_type: string }).slide_type;

/** The ledger of the notebook: what a machine grades and what is graded for being answered. */
const points: Record<string, number> = {
  ...{ "ans-1-0": 1, "check-1-1": 4, "check-1-2": 4, "check-1-3": 3, "check-1-4": 6, "check-1-5": 3 },
  ...{ "check-1-6": 3, "check-1-7": 6, "check-1-8": 5, "check-1-9": 3, "ans-1-10": 2 },
  ...{ "check-G1": 5, "check-G2": 4, "ans-G2": 1 },
  "ans-feedback": 0,
};

describe("notebook 01", () => {
  it("gives the points of the ledger, 40 and 10", () => {
    const graded = cells.flatMap((cell) => {
      const grade = gradeMetadata(cell);
      return grade?.grade ? [[grade.grade_id, grade.points] as const] : [];
    });
    expect(Object.fromEntries(graded)).toEqual(points);
    expect(Object.values(points).reduce((a, b) => a + b)).toBe(50);
  });

  it("follows each exercise by its locked check, and each check by its exercise's name", () => {
    const exercises = cells.filter((cell) => gradeId(cell).startsWith("ex-"));
    expect(exercises).toHaveLength(11);
    for (const exercise of exercises) {
      const check = cells[cells.indexOf(exercise) + 1];
      const id = gradeId(exercise).replace("ex-", "");
      expect(gradeMetadata(check)).toMatchObject({ grade_id: `check-${id}`, locked: true, solution: false });
      const names = [...exercise.source.matchAll(/^function (\w+)/gm)].map(([, name]) => name);
      expect(check.source).toBe(`await check("${id.replace("-", ".")}", { ${names.join(", ")} });`);
    }
  });

  it("holds each solution inside a function, so that a stub keeps signature and doc comment", () => {
    for (const cell of cells.filter((c) => c.cell_type === "code" && gradeMetadata(c)?.solution)) {
      const regions = solutionRegions(cell.source, cell.id);
      expect(regions.length).toBeGreaterThan(0);
      expect(regions.every(({ indent }) => indent === "  ")).toBe(true);
    }
  });

  it("says what it shows: every figure has an alternative text", () => {
    const figures = cells.filter((cell) => cell.cell_type === "code" && /^ *figure\(/m.test(cell.source));
    expect(figures.length).toBeGreaterThanOrEqual(7);
    for (const { source } of figures) expect(source.match(/\{\s*alt: /g)).toHaveLength(1);
  });

  it("has slides of at most 40 words, and code cells that slides skip but for the answers and figures", () => {
    const words = (text: string) => text.replace(/\$\$[\s\S]*?\$\$/g, "").match(/[\w’'-]+/g) ?? [];
    const slides = cells.filter((cell) => slideType(cell) === "slide");
    expect(slides.length).toBeGreaterThanOrEqual(8);
    for (const cell of slides) expect([cell.id, words(cell.source).length <= 40]).toEqual([cell.id, true]);
    const shown = cells.filter((cell) => cell.cell_type === "code" && slideType(cell) !== "skip");
    expect(shown.every(({ id }) => /-(figure|table)$|^ans-/.test(id))).toBe(true);
  });
});
