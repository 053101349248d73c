import { readFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";

interface PlainCell {
  source: string;
  metadata?: unknown;
  outputs?: { metadata: unknown }[];
}

const script = path.resolve(
  __dirname,
  "../../../lib/jupyter/share/labextensions/course-figures/static/progress.js",
);

/** What JupyterLab's extension says in each section of a notebook. */
function linesOf(cells: PlainCell[]): string[] {
  const window = {} as { courseProgress: { lines(cells: PlainCell[]): string[] } };
  runInNewContext(readFileSync(script, "utf8"), { window });
  return [...window.courseProgress.lines(cells)];
}

const section = (k: number, minutes: number): PlainCell => ({
  source: `## ${k} · A part\n\n<small>section ${k} of 3 · about ${minutes} minutes left</small>`,
});

/** The cell that checks an exercise, with what its output carries if it was run. */
function check(id: string, of: number, points?: number, passed = false): PlainCell {
  const outputs =
    points === undefined ? [] : [{ metadata: { course: { check: { exercise: id, points, passed } } } }];
  return {
    source: `await check("${id}");`,
    metadata: { nbgrader: { grade_id: `check-${id.replace(".", "-")}`, points: of } },
    outputs,
  };
}

describe("the line at the top of a section in JupyterLab", () => {
  it("says nothing before the first check that gives a point", () => {
    expect(linesOf([section(1, 60), check("1.1", 4), section(2, 20), check("1.2", 6)])).toEqual(["", ""]);
    expect(linesOf([section(1, 60), check("1.1", 4, 0)])).toEqual([""]);
  });

  it("sums the points of all checks, and counts the exercises of its own section", () => {
    const cells = [
      section(1, 60),
      check("1.1", 4, 2, true),
      check("1.2", 5, 1),
      section(2, 20),
      check("1.3", 6),
    ];
    expect(linesOf(cells)).toEqual([
      "1 of 2 exercises here pass · 3 of 15 points so far by public checks · by what is left, about 40 minutes",
      "0 of 1 exercises here pass · 3 of 15 points so far by public checks · by what is left, about 40 minutes",
    ]);
  });

  it("takes off a section's minutes what passes, and those of one without exercises once a later one is begun", () => {
    const cells = [section(1, 90), section(2, 60), check("1.1", 4, 3, true), section(3, 20), check("1.2", 6)];
    expect(linesOf(cells)[0]).toBe(
      "3 of 10 points so far by public checks · by what is left, about 20 minutes",
    );
  });

  it("takes the last result of an exercise, also from a cell of the reader's own", () => {
    const own = { ...check("1.1", 4, 4, true), metadata: {} };
    expect(linesOf([section(1, 60), check("1.1", 4, 1), own])[0]).toMatch(/ 4 of 4 points/);
  });
});
