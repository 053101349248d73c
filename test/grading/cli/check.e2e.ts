import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Cell, Notebook } from "../../../lib/jupyter/notebook";

const root = path.resolve(__dirname, "../../..");
const folder = mkdtempSync(path.join(tmpdir(), "check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const textOf = ({ source }: Cell): string => ([] as string[]).concat(source).join("");

const first = path.join(root, "notebooks/01-simulation-lemma.ipynb");

/** The master of 01x, whose tightBound uses what other cells import in every form. */
function withImports(): Notebook {
  const second = path.join(root, "notebooks/01x-simulation-lemma-more.ipynb");
  const notebook = JSON.parse(readFileSync(second, "utf8")) as Notebook;
  const index = notebook.cells.findIndex((cell) => /function tightBound\b/.test(textOf(cell)));
  const answer = notebook.cells[index] as Cell;
  const imports = `import util, { inspect as show } from "node:util"; import * as path from "path";
import asserts = require("assert"); import metrics from "lib/core/metrics"; import fs from "fs";
const data = fs.existsSync("data.json");`;
  const used = `  asserts.ok(util.isDeepStrictEqual([path.join("a", "b")], ["a/b"]) && show(1) === "1" && metrics.mean([1, 3]) === 2);\n`;
  const source = textOf(answer).replace(/(function tightBound[^{]*\{\n)/, `$1${used}`);
  expect(source).toContain(used);
  const given: Cell = {
    cell_type: "code",
    id: "imports",
    metadata: {},
    source: imports,
    execution_count: null,
    outputs: [],
  };
  notebook.cells.splice(index, 1, given, { ...answer, source });
  return notebook;
}

describe("npm run check", () => {
  it("takes both notebooks of a unit, whose cells import in every form, and counts of all points", () => {
    const file = path.join(folder, "01x.ipynb");
    writeFileSync(file, JSON.stringify(withImports()));
    const { stdout, stderr, status } = spawnSync(
      "npm",
      ["run", "--silent", "check", "--", "01", first, file],
      {
        cwd: root,
        encoding: "utf8",
        timeout: 600_000,
      },
    );
    expect([status, stderr]).toEqual([0, expect.not.stringContaining("Error")]);
    expect(stdout).toMatch(/✓ .*G1\b|✓.*G1/);
    expect(stdout).toMatch(
      /public checks (\d+)\/\1 · \d+(\.\d+)? of their 46 points here; more run at grading/,
    );
  }, 660_000);
});
