import { gradeMetadata, nbgraderChecksum } from "grading/notebook/nbgrader";
import { stripNotebook } from "grading/notebook/strip";
import { masterNotebook } from "../../support/masterNotebook";

const released = stripNotebook(masterNotebook());
const cell = (id: string) => released.cells.find((one) => one.id === id)!;

describe("stripNotebook", () => {
  it("leaves signature and comment of an exercise and puts the stub at the marker's place", () => {
    expect(cell("ex1").source).toBe(
      `/** double */\nfunction double(x: number): number {\n  throw new Error("TODO: exercise 1.1");\n}`,
    );
  });

  it("leaves nothing of a written answer", () => {
    expect(cell("ans").source).toBe("Why?\n\n");
  });

  it("clears outputs, run counts and the author's other metadata", () => {
    expect(cell("run")).toMatchObject({ outputs: [], execution_count: null });
    expect(cell("ans").metadata).not.toHaveProperty("editor");
    expect(cell("ans").metadata.slideshow).toEqual({ slide_type: "skip" });
  });

  it("leaves folded cells folded", () => {
    const master = masterNotebook();
    master.cells.find(({ id }) => id === "run")!.metadata.jupyter = { source_hidden: true };
    const [run] = stripNotebook(master).cells.filter(({ id }) => id === "run");
    expect(run.metadata).toEqual({ jupyter: { source_hidden: true } });
  });

  it("protects what carries points or is given and sums it up as nbgrader does", () => {
    expect(cell("check1").metadata).toMatchObject({ deletable: false, editable: false });
    expect(cell("ex1").metadata).toMatchObject({ deletable: false });
    expect(cell("ex1").metadata).not.toHaveProperty("editable");
    for (const id of ["ans", "ex1", "check1"]) {
      const recorded = (cell(id).metadata.nbgrader as { checksum: string }).checksum;
      expect(recorded).toBe(nbgraderChecksum(cell(id), gradeMetadata(cell(id))!));
    }
    expect(cell("run").metadata).toEqual({});
  });

  it("is the same when it is stripped again", () => {
    expect(stripNotebook(released)).toEqual(released);
  });

  it("names the cell whose markers do not pair up", () => {
    const master = masterNotebook();
    master.cells[2]!.source = "// BEGIN SOLUTION";
    expect(() => stripNotebook(master)).toThrow("cell 3, line 1: BEGIN SOLUTION without END SOLUTION");
  });
});
