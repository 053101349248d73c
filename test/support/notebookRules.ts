import path from "node:path";
import { isFolded } from "lib/jupyter/folded";
import { type Cell, readNotebook } from "lib/jupyter/notebook";
import { solutionRegions } from "lib/jupyter/solutionMarkers";
import { gradeMetadata } from "grading/notebook/nbgrader";

/** What is particular to a notebook. */
export interface NotebookFacts {
  /** The ledger: points by grade_id, of what a machine grades and of what is graded for being answered. */
  points: Record<string, number>;
  exercises: number;
  /** At least so many of each. */
  figures: number;
  slides: number;
  /** At most so many cells, 45 unless given. */
  most?: number;
}

const gradeId = (cell: Cell) => gradeMetadata(cell)?.grade_id ?? "";
const slideType = (cell: Cell) => (cell.metadata.slideshow as { slide_type: string }).slide_type;
/** What an audience reads: no display formulas, nothing folded, not the line that says where in the notebook one is. */
const unfolded = (text: string) =>
  text.replace(/\$\$[\s\S]*?\$\$|<details>[\s\S]*?<\/details>|<small>.*?<\/small>/g, "");
const words = (text: string) => unfolded(text).match(/[\w’'-]+/g) ?? [];

/** The rules that hold for the master of every notebook, as tests. */
export function describeNotebook(
  name: string,
  { points, exercises, figures, slides, most = 45 }: NotebookFacts,
): void {
  const { cells } = readNotebook(path.join(__dirname, "../../notebooks", `${name}.ipynb`));

  const all = /^\d\dx/.test(name) ? 10 : 40;

  it("gives the points of the ledger, 40, and 10 in a second notebook", () => {
    const graded = cells.flatMap((cell) => {
      const grade = gradeMetadata(cell);
      return grade?.grade ? [[grade.grade_id, grade.points] as const] : [];
    });
    expect(Object.fromEntries(graded)).toEqual(points);
    expect(Object.values(points).reduce((a, b) => a + b)).toBe(all);
  });

  it("follows each exercise, and what is given below it, by its locked check, and each check by its exercise's name", () => {
    const found = cells.filter((cell) => gradeId(cell).startsWith("ex-"));
    expect(found).toHaveLength(exercises);
    for (const exercise of found) {
      const rest = cells.slice(cells.indexOf(exercise) + 1);
      const check = rest.find((cell) => !gradeId(cell).startsWith("given-"))!;
      const id = gradeId(exercise).replace("ex-", "");
      expect(gradeMetadata(check)).toMatchObject({ grade_id: `check-${id}`, locked: true, solution: false });
      const code = [exercise, ...rest.slice(0, rest.indexOf(check))].map(({ source }) => source).join("\n");
      const names = [...code.matchAll(/^function (\w+)/gm)].map(([, declared]) => declared);
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

  it("draws by name from lib, or says what it shows: every figure, video and image of its own has an alternative text", () => {
    const own = /^ *(?:figure|image|await video)\(/gm;
    const drawn = /^(?:await )?draw\w+\(/m;
    const code = cells.filter((cell) => cell.cell_type === "code");
    const showing = code.filter(({ source }) => source.match(own) || drawn.test(source));
    expect(showing.length).toBeGreaterThanOrEqual(figures);
    for (const { id, source } of showing) {
      const alts = source.match(/\balt: /g) ?? [];
      expect([id, alts.length]).toEqual([id, source.match(own)?.length ?? 0]);
    }
  });

  it("has slides of at most 40 words, and code cells that slides skip but for the answers and figures", () => {
    const found = cells.filter((cell) => slideType(cell) === "slide");
    expect(found.length).toBeGreaterThanOrEqual(slides);
    for (const cell of found.filter(({ cell_type }) => cell_type === "markdown"))
      expect([cell.id, words(cell.source).length <= 40]).toEqual([cell.id, true]);
    const shown = cells.filter((cell) => cell.cell_type === "code" && slideType(cell) !== "skip");
    const odd = shown.filter(({ id }) => !/-(figure|table|video)$|^ans-/.test(id));
    expect(odd.map(({ id }) => id)).toEqual([]);
  });

  it("says in the first line of what is folded what is in it", () => {
    const folded = cells.filter((cell) => cell.cell_type === "code" && isFolded(cell));
    expect(folded.filter(({ source }) => !/^\/\/ \S/.test(source)).map(({ id }) => id)).toEqual([]);
  });

  it("has no more cells than fit a sitting, and no paragraph of more than 120 words", () => {
    expect(cells.length).toBeLessThanOrEqual(most);
    const paragraphs = cells
      .filter(({ cell_type }) => cell_type === "markdown")
      .flatMap(({ source }) => source.split(/\n\s*\n/));
    const isTable = (text: string) => text.trim().startsWith("|");
    const long = paragraphs.filter((text) => !isTable(text) && text.trim().split(/\s+/).length > 120);
    expect(long).toEqual([]);
  });

  it("has lines that a page shows whole and cells that can be read at a glance", () => {
    for (const cell of cells.filter((c) => c.cell_type === "code" && !/^import /.test(c.source))) {
      const lines = cell.source.split("\n");
      expect([cell.id, lines.filter((line) => line.length > 120)]).toEqual([cell.id, []]);
      expect([cell.id, lines.length <= 45]).toEqual([cell.id, true]);
    }
  });
}
