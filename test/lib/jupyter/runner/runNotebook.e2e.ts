import path from "node:path";
import type { Cell, CodeCell, Notebook } from "lib/jupyter/notebook";
import { type CellProgress, type RunOptions, runNotebook } from "lib/jupyter/runner/runNotebook";

jest.setTimeout(60_000);

const cwd = path.resolve(__dirname, "../../../../notebooks/..");

const code = (source: string, metadata = {}): Cell => ({
  cell_type: "code",
  id: `c${source.length}`,
  metadata,
  source,
  execution_count: 9,
  outputs: [{ output_type: "stream", name: "stdout", text: "old\n" }],
});
const markdown = (source: string): Cell => ({ cell_type: "markdown", id: "m", metadata: {}, source });
const notebookOf = (...cells: Cell[]): Notebook => ({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });

async function run(cells: Cell[], options: RunOptions = {}) {
  const { notebook, failures } = await runNotebook(notebookOf(...cells), { cwd, ...options });
  const codeCells = notebook.cells.filter((cell): cell is CodeCell => cell.cell_type === "code");
  return { cells: codeCells, failures, outputs: codeCells.map(({ outputs }) => outputs) };
}

describe("runNotebook", () => {
  it("runs all cells in one process and records outputs, counts, timings and progress", async () => {
    const progress: CellProgress[] = [];
    const onProgress = (step: CellProgress): unknown => progress.push(step);
    const publish = '(globalThis as any)[Symbol.for("lib.jupyter.publish")]';
    const { cells, outputs, failures } = await run(
      [
        markdown("# Title"),
        code("const a = 20; console.log('x'); console.log('y'); console.error('z')"),
        markdown("## Part one\ntext"),
        code("// nothing to run twice\na * 2"),
        code(`${publish}({ data: { "text/plain": "0 %" }, transient: { display_id: "p" } }, false)`),
        code(`${publish}({ data: { "text/plain": "100 %" }, transient: { display_id: "p" } }, true)`),
        code("  "),
      ],
      { onProgress },
    );
    expect(failures).toEqual([]);
    expect(outputs).toEqual([
      [
        { output_type: "stream", name: "stdout", text: "x\ny\n" },
        { output_type: "stream", name: "stderr", text: "z\n" },
      ],
      [{ output_type: "execute_result", execution_count: 2, data: { "text/plain": "40" }, metadata: {} }],
      [{ output_type: "display_data", data: { "text/plain": "100 %" }, metadata: {} }],
      [],
      [],
    ]);
    expect(cells.map(({ execution_count }) => execution_count)).toEqual([1, 2, 3, 4, null]);
    expect(cells[0].metadata.execution).toHaveProperty(["shell.execute_reply"]);
    const ends = progress.filter(({ seconds }) => seconds !== undefined);
    expect(ends.map(({ cell, cells: n, heading }) => [cell, n, heading])).toEqual([
      [1, 4, "Title"],
      [2, 4, "Part one"],
      [3, 4, "Part one"],
      [4, 4, "Part one"],
    ]);
  });

  it("stops at the first cell that fails, keeps its outputs and says which it was", async () => {
    const cells = [
      markdown("# T"),
      code("1"),
      code("console.log('before'); throw new TypeError('bad')"),
      code("2"),
    ];
    const { outputs, failures } = await run(cells);
    expect(failures).toMatchObject([{ cell: 2, heading: "T", error: { ename: "TypeError", evalue: "bad" } }]);
    expect(outputs[1]).toMatchObject([{ text: "before\n" }, { output_type: "error" }]);
    expect(outputs[2]).toEqual([]);
  });

  it("runs on after expected errors, and after all where errors are allowed", async () => {
    const expected = code("throw new Error('expected')", { tags: ["raises-exception"] });
    const { failures, outputs } = await run([expected, code("throw 'other'"), code("3")], {
      allowErrors: true,
    });
    expect(failures).toMatchObject([{ cell: 2, error: { evalue: "other" } }]);
    expect(outputs[2]).toMatchObject([{ data: { "text/plain": "3" } }]);
  });

  it("stops a cell at its time limit", async () => {
    const { failures } = await run([code("await 1; while (true) {}")], { timeoutMs: 1500 });
    expect(failures).toMatchObject([{ error: { ename: "CellTimeout" } }]);
    expect(failures[0].error.evalue).toBe("The cell took longer than 1.5 s and was stopped.");
  });

  it("reports a cell that ends its process as a failure", async () => {
    const { failures } = await run([code("process.exit(0)")]);
    expect(failures).toMatchObject([{ cell: 1, error: { ename: "ProcessExit" } }]);
  });

  it("fails with the cell of an error that nothing awaited, and does not run on", async () => {
    const { outputs, failures } = await run([
      markdown("# Timers"),
      code('setTimeout(() => { throw new RangeError("too late"); }, 20); 1'),
      code("await new Promise((go) => setTimeout(go, 200)); 2"),
      code("3"),
    ]);
    expect(failures).toMatchObject([
      { cell: 1, heading: "Timers", error: { ename: "RangeError", evalue: "too late" } },
    ]);
    expect(outputs[0].at(-1)).toMatchObject({ output_type: "stream", name: "stderr" });
    expect(outputs[2]).toEqual([]);
  });

  it("tolerates it in a cell that may fail, and runs on where errors are allowed", async () => {
    const rejected = 'void Promise.reject(new Error("mine")); await new Promise((go) => setTimeout(go, 30))';
    const tolerant = await run([code(rejected, { tags: ["raises-exception"] }), code("3")]);
    expect([tolerant.failures, tolerant.outputs[1].length]).toEqual([[], 1]);
    const all = await run([code(rejected), code("3")], { allowErrors: true });
    expect([all.failures.length, all.outputs[1].length]).toEqual([1, 1]);
  });
});
