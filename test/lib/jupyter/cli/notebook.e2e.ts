import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Cell, readNotebook, writeNotebook } from "lib/jupyter/notebook";

jest.setTimeout(90_000);

const root = path.resolve(__dirname, "../../../..");

function notebookCommand(...args: string[]) {
  const command = ["node_modules/ts-node/dist/bin.js", "lib/jupyter/cli/notebook.ts", ...args];
  return spawnSync(process.execPath, command, { cwd: root, encoding: "utf8", timeout: 80_000 });
}

describe("npm run notebook", () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), "notebook-cli-"))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it("writes the executed notebook and its page, with solutions only on request, and names the cell that failed", () => {
    const cells: Cell[] = [
      { cell_type: "markdown", id: "a", metadata: {}, source: "# A small title" },
      {
        cell_type: "code",
        id: "b",
        metadata: {},
        source: "// BEGIN SOLUTION\n6 * 7\n// END SOLUTION",
        execution_count: null,
        outputs: [],
      },
      {
        cell_type: "code",
        id: "c",
        metadata: {},
        source: "throw new RangeError('no')",
        execution_count: null,
        outputs: [],
      },
    ];
    const file = path.join(folder, "small.ipynb");
    writeNotebook(file, { nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
    const out = path.join(folder, "out");
    const { status, stdout, stderr } = notebookCommand(file, "--out", out);
    expect(stdout).toBe(`${path.join(out, "small.ipynb")}\n${path.join(out, "small.html")}\n`);
    expect(stderr).toContain('notebook: cell 2 (under "A small title") failed: RangeError: no\n');
    expect(status).toBe(1);
    const shown = readNotebook(path.join(out, "small.ipynb")).cells[1];
    expect(shown).toMatchObject({ execution_count: 1, source: "// your answer" });
    expect(readFileSync(path.join(out, "small.html"), "utf8")).toMatch(/A small title[^]*\/\/ your answer/);
    notebookCommand(file, "--out", out, "--solutions");
    expect(readFileSync(path.join(out, "small.html"), "utf8")).toContain("BEGIN SOLUTION");
  });

  it("says in one sentence what is wrong with its arguments", () => {
    const missing = notebookCommand("77");
    expect(missing.stderr).toMatch(/^notebook: no notebook "77" in \S+; there are: .*01-/);
    expect(missing.status).toBe(1);
    expect(notebookCommand("01", "--timeout", "-1").status).toBe(1);
    expect(existsSync(path.join(folder, "out"))).toBe(false);
  });
});
