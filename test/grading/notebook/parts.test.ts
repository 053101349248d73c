import {
  assignParts,
  joinNotebooks,
  notebookNames,
  type Part,
  repairParts,
  shortName,
} from "grading/notebook/parts";
import { codeCells } from "grading/notebook/repair";
import { stripNotebook } from "grading/notebook/strip";
import type { Cell, Notebook } from "lib/jupyter/notebook";
import { stripMetadata } from "../../support/damagedNotebooks";
import { masterNotebook } from "../../support/masterNotebook";

const first = masterNotebook();
/** A second notebook: the same cells under other names. */
const second = JSON.parse(
  JSON.stringify({ ...first, cells: first.cells.map((cell) => ({ ...cell, id: `x-${cell.id}` })) })
    .replaceAll("1-1", "G1")
    .replaceAll("1-2", "G2")
    .replaceAll("1-0", "G3")
    .replaceAll("1.1", "G1")
    .replaceAll("1.2", "G2")
    .replaceAll("double", "triple")
    .replaceAll("square", "cube"),
) as Notebook;
const masters = [first, second];
const released = masters.map(stripNotebook);
const parts: Part[] = masters.map((master, i) => ({
  name: ["07", "07x"][i],
  master,
  released: released[i],
}));
const repair = (...files: Notebook[]) => repairParts(parts, assignParts(masters, files));
const source = (notebook: Notebook, id: string) => notebook.cells.find((cell) => cell.id === id)?.source;
const without = (notebook: Notebook, id: string): Notebook => ({
  ...notebook,
  cells: notebook.cells.filter((cell) => cell.id !== id),
});

describe("notebookNames", () => {
  it("lists the masters of a unit, whose short names are the numbers", () => {
    expect(notebookNames({ notebook: "07-a.ipynb" })).toEqual(["07-a.ipynb"]);
    const both = notebookNames({ notebook: "07-a.ipynb", extra: "07x-b.ipynb" });
    expect([both, both.map(shortName)]).toEqual([
      ["07-a.ipynb", "07x-b.ipynb"],
      ["07", "07x"],
    ]);
  });
});

describe("assignParts", () => {
  it("tells the notebooks by their cells, whatever the order of the files", () => {
    expect(assignParts(masters, [second, first])).toEqual(masters);
    expect(assignParts(masters, [second])).toEqual([undefined, second]);
    expect(assignParts(masters, [first])).toEqual([first, undefined]);
  });

  it("tells a notebook without metadata and ids by its text", () => {
    const stripped = stripMetadata(second, "ids");
    expect(assignParts(masters, [stripped])).toEqual([undefined, stripped]);
  });

  it("goes by the names' order where two files are of one kind", () => {
    expect(assignParts(masters, [first, first])).toEqual([first, first]);
  });

  it("takes what is graded in a notebook that was not handed in from the other one", () => {
    const [given, taken] = assignParts(masters, [joinNotebooks(masters)]);
    expect(source(given as Notebook, "x-ex1")).toBeUndefined();
    expect(source(taken as Notebook, "x-ex1")).toBe(source(second, "x-ex1"));
  });
});

describe("repairParts", () => {
  it("makes one notebook of both, in which cells of the second are named as such", () => {
    const repaired = repair(first, second);
    expect(repaired.notebook.cells.map(({ id }) => id)).toEqual(
      joinNotebooks(masters).cells.map(({ id }) => id),
    );
    expect([repaired.repairs, repaired.mistaken, repaired.untouched]).toEqual([[], undefined, false]);
    const [one, other] = ["ex-1-1", "ex-G1"].map((id) =>
      codeCells(repaired).find(({ gradeId }) => gradeId === id),
    );
    expect([one?.number, one?.within, other?.number, other?.within]).toEqual([3, undefined, 3, "07x"]);
  });

  it("leaves a second notebook that was not handed in as it was handed out, and says nothing of it", () => {
    const { notebook, repairs } = repair(first);
    expect([source(notebook, "x-ex1"), repairs]).toEqual([source(released[1], "x-ex1"), []]);
  });

  it("says of a second notebook handed in alone that the first is not there", () => {
    const { notebook, repairs, mistaken } = repair(second);
    expect([source(notebook, "x-ex1"), source(notebook, "ex1")]).toEqual([
      source(second, "x-ex1"),
      source(released[0], "ex1"),
    ]);
    expect([repairs, mistaken]).toEqual([
      ["07 was not handed in: its exercises count as not written"],
      undefined,
    ]);
  });

  it("names the notebook of what it mends", () => {
    expect(repair(first, without(second, "x-check1")).repairs).toEqual([
      "07x: the check cell of exercise G1 was missing and has been restored",
    ]);
  });

  it("lets a second notebook that is another one count as not handed in", () => {
    const { notebook, repairs, mistaken } = repair(first, first);
    expect([mistaken, source(notebook, "x-ex1")]).toEqual([undefined, source(released[1], "x-ex1")]);
    expect(repairs).toEqual([
      expect.stringMatching(/^07x: this is another notebook: .* it counts as not handed in$/),
    ]);
  });

  it("refuses a notebook that is neither", () => {
    const other = { ...first, cells: [{ cell_type: "markdown", id: "a", metadata: {}, source: "# Poems" }] };
    expect(repair(other as Notebook).mistaken).toMatch(/another notebook: it begins "Poems"/);
  });

  it("leaves out the cell in which the second takes functions from the first: at grading they are one", () => {
    const cell: Cell = {
      cell_type: "code",
      id: "x-given",
      metadata: {
        nbgrader: {
          schema_version: 3,
          grade: false,
          solution: false,
          locked: true,
          task: false,
          grade_id: "given-answers",
        },
      },
      source: "const { double } = await answers();",
      execution_count: null,
      outputs: [],
    };
    const withGiven = { ...second, cells: [cell, ...second.cells] };
    const own = [parts[0], { name: "07x", master: withGiven, released: stripNotebook(withGiven) }];
    const repaired = repairParts(own, [first, withGiven]);
    expect(repaired.notebook.cells.some(({ id }) => id === "x-given")).toBe(true);
    expect(codeCells(repaired).some(({ source: text }) => text.includes("answers()"))).toBe(false);
  });
});
