import { gradeMetadata } from "../../../grading/notebook/nbgrader";
import { repairNotebook } from "../../../grading/notebook/repair";
import { stripNotebook } from "../../../grading/notebook/strip";
import type { Cell, Notebook } from "../../../lib/jupyter/notebook";
import { masterNotebook } from "../../support/masterNotebook";

const master = masterNotebook();
const released = (): Notebook => structuredClone(stripNotebook(master));
const own = (id: string, source: string): Cell => ({
  cell_type: "code",
  id,
  metadata: {},
  source,
  execution_count: null,
  outputs: [],
});
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

  it("makes a whole notebook of an empty one", () => {
    const { notebook, repairs } = repairNotebook(master, { ...released(), cells: [] });
    expect(notebook.cells).toHaveLength(7);
    expect(repairs).toHaveLength(5);
  });
});
