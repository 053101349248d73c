import { findLeaks, type Secrets } from "grading/release/findLeaks";
import type { PackageFiles } from "grading/release/packageFiles";

const answer = "const gap = expectedReturn(mu, model) - expectedReturn(mu, world);";
const given = "const { gamma, mu, transitions } = world;";
const secrets: Secrets = {
  lines: [
    { text: `  ${answer}`, from: "a solution (lib/tabular/gap.ts)" },
    { text: `  ${given}`, from: "a solution (lib/tabular/gap.ts)" },
    { text: `import * as tf from "lib/tensor/tf";`, from: "grading/exercises/01/reference.ts" },
    { text: "  }", from: "a solution (lib/tabular/gap.ts)" },
    { text: `  title: "holds on 200 random worlds",`, from: "grading/exercises/01/1.4/hidden.ts" },
    { text: `  hint: "You paired the wrong occupancy",`, from: "grading/exercises/01/1.4/misconceptions.ts" },
  ],
  open: [`export const given = () => {\n  ${given}\n};`],
};

const notebook = (cell: object): string =>
  JSON.stringify({
    cells: [{ cell_type: "code", metadata: {}, source: "x", outputs: [], ...cell }],
    nbformat: 4,
  });

/** What is found in a sound package into which one file has been planted. */
function planted(file: string, content: string) {
  const files: PackageFiles = new Map([
    ["lib/tabular/gap.ts", `export function gap() {\n  ${given}\n  throw new Error("TODO");\n  }\n}`],
    ["notebooks/01.ipynb", notebook({})],
    [file, content],
  ]);
  return findLeaks(files, secrets);
}

describe("findLeaks", () => {
  it("finds nothing in a sound package, though answers share lines with what is given", () => {
    expect(planted("README.md", "Work.\n")).toEqual([]);
  });

  it("takes no line for a secret that says where something comes from", () => {
    expect(planted("lib/README.md", `\`import * as tf from "lib/tensor/tf";\``)).toEqual([]);
  });

  it("finds a line of an answer in the library, whatever its spacing", () => {
    const found = planted("lib/tabular/gap.js", `"use strict";\n${answer.replaceAll(" ", "  ")}`);
    expect(found).toEqual([
      {
        file: "lib/tabular/gap.js",
        place: "line 2",
        what: "holds a line of a solution (lib/tabular/gap.ts)",
      },
    ]);
  });

  it("finds a line of an answer in a cell", () => {
    const found = planted("notebooks/01.ipynb", notebook({ source: ["a\n", `  ${answer}\n`] }));
    expect(found).toMatchObject([{ file: "notebooks/01.ipynb", place: "cell 1, line 2" }]);
  });

  it.each([
    ["a hidden check", `title: "holds on 200 random worlds",`, "hidden.ts"],
    ["a misconception", `hint: "You paired the wrong occupancy",`, "misconceptions.ts"],
  ])("finds a line of %s", (_what, line, from) => {
    expect(planted("grading/exercises/01/1.4/public.ts", `x\n${line}`)).toMatchObject([
      { place: "line 2", what: expect.stringContaining(from) as string },
    ]);
  });

  it.each(["hidden.ts", "misconceptions.ts", "alternatives.ts", "hidden.js"])("finds %s itself", (name) => {
    expect(planted(`grading/exercises/01/1.4/${name}`, "")).toMatchObject([{ what: "is never released" }]);
    expect(planted(`grading/dist/exercises/01/1.4/${name}`, "").length).toBeGreaterThan(0);
  });

  it("finds outputs and run counts", () => {
    const output = { output_type: "stream", name: "stdout", text: "42" };
    expect(planted("notebooks/01.ipynb", notebook({ outputs: [output] }))).toMatchObject([
      { what: "has outputs" },
    ]);
    expect(planted("notebooks/01.ipynb", notebook({ execution_count: 3 }))).toMatchObject([
      { what: "has been run" },
    ]);
  });

  it("finds source maps and solution markers", () => {
    expect(planted("lib/x.js.map", "{}")).toMatchObject([{ what: "is a source map" }]);
    expect(planted("lib/x.js", "1;\n//# sourceMappingURL=x.js.map")).toMatchObject([{ place: "line 2" }]);
    expect(planted("lib/x.ts", "// BEGIN SOLUTION 01.4")).toMatchObject([
      { what: "holds a solution marker" },
    ]);
  });
});
