import { gradeMetadata } from "grading/notebook/nbgrader";
import { stripNotebook } from "grading/notebook/strip";
import path from "node:path";
import { codeCells, repairNotebook } from "grading/notebook/repair";
import { type Cell, type Notebook, readNotebook } from "lib/jupyter/notebook";
import * as damage from "../../support/damagedNotebooks";
import { codeCell as own } from "../../support/notebookCells";
import { masterNotebook } from "../../support/masterNotebook";

const master = masterNotebook();
const released = (): Notebook => structuredClone(stripNotebook(master));
const sourceOf = ({ cells }: Notebook, gradeId: string): string | undefined =>
  cells.find((cell) => gradeMetadata(cell)?.grade_id === gradeId)?.source;

describe("repairNotebook", () => {
  it("finds nothing to mend in an untouched release and never brings our answers back", () => {
    const { notebook, repairs, origin } = repairNotebook(master, released());
    expect(repairs).toEqual([]);
    expect(notebook.cells.map(({ source }) => source)).toEqual(released().cells.map(({ source }) => source));
    expect(origin).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("restores a deleted check cell and an edited one, with the master's points", () => {
    const submission = released();
    submission.cells[3]!.source = "// passed!";
    (submission.cells[3]!.metadata.nbgrader as { points: number }).points = 200;
    submission.cells.splice(5, 1);
    const { notebook, repairs, origin } = repairNotebook(master, submission);
    expect(repairs).toEqual([
      "the check cell of exercise 1.1 had been changed; the original counts",
      "the check cell of exercise 1.1 had other points or flags; the original ones count",
      "the check cell of exercise 1.2 was missing and has been restored",
    ]);
    expect(sourceOf(notebook, "check-1-1")).toBe(`await check("1.1", { double });`);
    expect(gradeMetadata(notebook.cells[3]!)?.points).toBe(4);
    expect(origin[5]).toBe(0);
  });

  it("keeps the student's own cells behind the cell that they followed", () => {
    const submission = released();
    submission.cells.splice(3, 0, own("mine", "const helper = 1;"));
    submission.cells.unshift(own("first", "const early = 0;"));
    const { notebook, repairs } = repairNotebook(master, submission);
    expect(notebook.cells.map(({ id }) => id).slice(0, 6)).toEqual([
      "first",
      "title",
      "ans",
      "ex1",
      "mine",
      "check1",
    ]);
    expect(repairs).toEqual([]);
  });

  it("takes of duplicates the last one that was written in", () => {
    const submission = released();
    const stub = submission.cells[2] as Cell;
    const written = { ...stub, id: "copy", source: "function double(x) { return 2 * x; }" };
    submission.cells.splice(
      2,
      1,
      { ...stub, id: "old", source: "function double(x) { return 3 * x; }" },
      written,
      stub,
    );
    const { notebook, repairs } = repairNotebook(master, submission);
    expect(sourceOf(notebook, "ex-1-1")).toBe(written.source);
    expect(repairs).toEqual(["the cell of exercise 1.1 was there 3 times; cell 4 counts"]);
    expect(notebook.cells.filter(({ source }) => source === stub.source)).toEqual([]);
  });

  it("reads an answer whose cell had been turned into Markdown", () => {
    const submission = released();
    const { id, metadata } = submission.cells[2] as Cell;
    submission.cells[2] = {
      cell_type: "markdown",
      id,
      metadata,
      source: "function double(x) { return 2 * x; }",
    };
    const { notebook, repairs } = repairNotebook(master, submission);
    expect(notebook.cells[2]).toMatchObject({
      cell_type: "code",
      source: "function double(x) { return 2 * x; }",
    });
    expect(repairs).toEqual(["the cell of exercise 1.1 had become a markdown cell; it is read as code"]);
  });

  it("makes a whole notebook of one solved cell, and tells of many missing ones in one sentence", () => {
    const { notebook, repairs, mistaken } = repairNotebook(master, {
      ...released(),
      cells: [released().cells[2]!],
    });
    expect(notebook.cells).toHaveLength(7);
    expect(repairs).toEqual(["4 cells were missing and have been restored: 1.0, 1.1, 1.2"]);
    expect(mistaken).toBeUndefined();
  });

  it("keeps the student's order", () => {
    const { notebook } = repairNotebook(master, damage.moveCell(released(), "ex-1-2", 0));
    expect(notebook.cells.map(({ id }) => id)).toEqual([
      "ex2",
      "title",
      "ans",
      "ex1",
      "check1",
      "check2",
      "run",
    ]);
  });

  it("says in one sentence by what the cells were recognised that had lost their metadata", () => {
    const lost = "5 cells had lost the course's metadata and were recognised by";
    const told = (what: damage.Stripped): string[] =>
      repairNotebook(master, damage.stripMetadata(released(), what)).repairs;
    expect(told("metadata")).toEqual([`${lost} their ids: 1.0, 1.1, 1.2`]);
    expect(told("ids")).toEqual([`${lost} what they declare or ask: 1.0, 1.1, 1.2`]);
  });

  it("says where it found the functions of a cell that is gone", () => {
    const { repairs, notebook } = repairNotebook(
      master,
      damage.mergeExercises(released(), "ex-1-2", "ex-1-1"),
    );
    expect(repairs).toEqual(["the cell of exercise 1.2 was missing; square in cell 3 counts"]);
    expect(notebook.cells).toHaveLength(7);
  });

  it("goes by what cells declare where their ids say otherwise", () => {
    const { notebook, repairs } = repairNotebook(master, damage.swapIds(released(), "ex-1-1", "ex-1-2"));
    expect(sourceOf(notebook, "ex-1-1")).toMatch(/function double/);
    expect(repairs).toEqual([
      "the cell of exercise 1.1 bore another cell's name and was recognised by its function double (cell 3)",
      "the cell of exercise 1.2 bore another cell's name and was recognised by its function square (cell 5)",
    ]);
  });

  it("reads an answer from the text cells below an untouched question", () => {
    const submission = damage.changed(released(), ({ cells }) =>
      cells.splice(2, 0, damage.ownText("My answer."), damage.ownText("More of it, elsewhere.")),
    );
    const { notebook, repairs } = repairNotebook(master, submission);
    expect(sourceOf(notebook, "ans-1-0")).toMatch(/^Why\?\s+My answer\.\s+More of it, elsewhere\.$/);
    expect(repairs).toEqual(["the answer cell of exercise 1.0 is read from cell 3, by its place"]);
  });

  it("leaves experiments away that the student deleted", () => {
    const submission = damage.changed(released(), ({ cells }) => cells.splice(6, 1));
    const sources = codeCells(repairNotebook(master, submission)).map(({ source }) => source);
    expect(sources.some((source) => source.includes("console.log"))).toBe(false);
    expect(sources).toHaveLength(4);
  });
});

describe("repairNotebook, of what is no submission", () => {
  const [first, second] = ["01-simulation-lemma", "02-ross-bagnell"].map((name) =>
    readNotebook(path.resolve(__dirname, `../../../notebooks/${name}.ipynb`)),
  ) as [Notebook, Notebook];
  const other =
    'this is another notebook: it begins "02 · The Ross–Bagnell loop" and holds none of the exercises of ' +
    '"01 · The simulation lemma and PDPM"; submit that notebook';

  it.each(["metadata", "ids", undefined] as const)("says that another notebook is one (gone: %s)", (what) => {
    const wrong = what ? damage.stripMetadata(second, what) : second;
    expect(repairNotebook(first, wrong).mistaken).toBe(other);
    expect(repairNotebook(second, what ? damage.stripMetadata(first, what) : first).mistaken).toMatch(
      /begins "01 .* none of the exercises of "02/,
    );
  });

  it("says so of another course's, of one without a heading and of an empty one", () => {
    expect(repairNotebook(first, damage.foreignNotebook()).mistaken).toMatch(
      /begins "Homework 3" and holds none/,
    );
    const headless = { ...first, cells: [own("a", "print(1)")] };
    expect(repairNotebook(first, headless).mistaken).toMatch(/^this is another notebook: it holds none/);
    for (const cells of [[], [own("a", " \n"), own("b", "")]])
      expect(repairNotebook(first, { ...first, cells }).mistaken).toMatch(/^the notebook is empty/);
  });

  it("shows of a long or strange heading no more than a line", () => {
    const cells = [damage.ownText(`# ${"x".repeat(500)}\u202e\u0007`)];
    expect(repairNotebook(first, { ...first, cells }).mistaken).toMatch(/begins "x{79}…"/);
  });

  it("knows an untouched notebook, whatever a tool took from it, and one in which something is written", () => {
    const handedOut = stripNotebook(first);
    expect(repairNotebook(first, handedOut)).toMatchObject({ untouched: true, repairs: [] });
    expect(repairNotebook(first, damage.stripMetadata(handedOut, "ids")).untouched).toBe(true);
    expect(repairNotebook(first, damage.withLine(handedOut, "ex-1-1", "// mine")).untouched).toBe(true);
    const extended = { ...handedOut, cells: [...handedOut.cells, own("mine", "const x = 1;")] };
    expect(repairNotebook(first, extended).untouched).toBe(false);
    expect(repairNotebook(first, first).untouched).toBe(false);
  });

  it("takes a notebook for its own as soon as one of its exercises is there", () => {
    const cells = [own("a", "const evalPolicy = () => [];")];
    expect(repairNotebook(first, { ...first, cells }).mistaken).toBeUndefined();
  });
});

describe("codeCells", () => {
  it("keeps the given imports and what the student added to them", () => {
    const first = readNotebook(path.resolve(__dirname, "../../../notebooks/01-simulation-lemma.ipynb"));
    const submission = damage.changed(first, (copy) => {
      damage.cellOf(copy, "given-imports").source = `import { range } from "lib/core/range";`;
    });
    const [theirs, given] = codeCells(repairNotebook(first, submission));
    const number = 1 + first.cells.findIndex((cell) => gradeMetadata(cell)?.grade_id === "given-imports");
    expect(theirs).toEqual({ source: `import { range } from "lib/core/range";`, number });
    expect(given).toMatchObject({ gradeId: "given-imports", number });
  });
});
