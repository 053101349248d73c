import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PLOTLY_MIME } from "lib/jupyter/display/figure";
import { type CodeCell, readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { needs } from "../../support/needs";
import { notebookOf } from "../../support/notebookOf";
import { type Run, runPython } from "../../support/pythonClients";
import { scratchFolder } from "../../support/scratchFolder";

const ROOT = path.resolve(__dirname, "..", "..", "..");
const MASTER = "01-simulation-lemma.ipynb";
jest.setTimeout(120_000);

const codeCells = (file: string): CodeCell[] =>
  readNotebook(file).cells.filter((cell): cell is CodeCell => cell.cell_type === "code");

const outputsOf = (file: string) => codeCells(file).flatMap(({ outputs }) => outputs);

const figuresIn = (file: string): number =>
  outputsOf(file).filter((output) => "data" in output && PLOTLY_MIME in output.data).length;

/** The text of an output's value, when it is one. */
const values = (file: string): unknown[] =>
  outputsOf(file).flatMap((output) =>
    output.output_type === "execute_result" ? [output.data["text/plain"]] : [],
  );

/** A client of jupyter_client alone: it starts a kernel, runs, interrupts and shuts it down, and prints what it saw. */
const BLOCKING_CLIENT = `
import json, threading
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name="tslab")
seen = []
def run(code, interrupts=False):
    def hook(message):
        seen.append(message["msg_type"])
        if interrupts and message["msg_type"] == "execute_input":
            threading.Timer(0.2, manager.interrupt_kernel).start()
    reply = client.execute_interactive(code, timeout=30, output_hook=hook)
    return {k: reply["content"].get(k) for k in ("status", "ename")}
first = run("const six = 6; console.log(six)")
second = run("for (;;) await new Promise((resolve) => setTimeout(resolve, 1))", interrupts=True)
third = run("six * 7")
manager.shutdown_kernel()
print(json.dumps({"replies": [first, second, third], "seen": seen, "alive": manager.is_alive()}))`;

needs("jupyterlab", () =>
  describe("the kernelspec in other clients", () => {
    let folder: string;
    const at = (name: string): string => path.join(folder, name);
    const nbconvert = (...args: string[]): Promise<Run> =>
      runPython(["-m", "nbconvert", "--log-level=ERROR", ...args], folder);
    const papermill = (...args: string[]): Promise<Run> =>
      runPython(["-m", "papermill", "--no-progress-bar", ...args], folder);

    beforeAll(() => {
      folder = scratchFolder("clients");
      writeNotebook(at(MASTER), readNotebook(path.join(ROOT, "notebooks", MASTER)));
      const fail =
        "function fail(): never {\n  throw new RangeError('gamma must be below 1, got 2');\n}\nfail();";
      writeNotebook(at("small.ipynb"), notebookOf(["const six = 6;", "six * 7"]));
      writeNotebook(at("fails.ipynb"), notebookOf(["const six = 6;", fail, "six * 7"]));
      writeNotebook(at("raises.ipynb"), notebookOf([{ source: fail, tags: ["raises-exception"] }, "6 * 7"]));
      const parameters = "const gamma: number = 0.5; // discount\nconst sizes = [8, 8];";
      writeNotebook(
        at("train.ipynb"),
        notebookOf([{ source: parameters, tags: ["parameters"] }, "gamma * sizes.length"]),
      );
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it("run notebooks by nbconvert --execute, figures included", async () => {
      const run = await nbconvert("--to", "notebook", "--inplace", "--execute", "small.ipynb", MASTER);
      expect(run).toMatchObject({ code: 0 });
      expect(values(at("small.ipynb"))).toEqual(["42"]);
      expect(outputsOf(at(MASTER)).filter(({ output_type }) => output_type === "error")).toEqual([]);
      expect(figuresIn(at(MASTER))).toBeGreaterThan(3);
    });

    it("write a notebook and its figures as HTML by nbconvert --execute", async () => {
      expect(await nbconvert("--to", "html", "--execute", MASTER)).toMatchObject({ code: 0 });
      const html = readFileSync(at(MASTER.replace(".ipynb", ".html")), "utf8");
      expect(html).not.toContain(
        'jp-RenderedText jp-OutputArea-output" data-mime-type="application/vnd.jupyter.error',
      );
      expect(html.match(/class="course-figure/g)?.length).toBe(figuresIn(at(MASTER)));
    });

    it("end nbconvert with an error that names what went wrong and where", async () => {
      const { code, stderr } = await nbconvert("--to", "notebook", "--execute", "fails.ipynb");
      expect(code).toBe(1);
      expect(stderr).toContain("gamma must be below 1, got 2");
      expect(stderr).toMatch(/RangeError/);
      expect(stderr).toMatch(/at fail \(cell 2, line 2\)/);
      expect(stderr).toMatch(/at cell 2, line 4/);
    });

    it("run the cells after an error when errors are allowed, for all or by a cell's tag", async () => {
      const runs = await Promise.all([
        nbconvert("--to", "notebook", "--inplace", "--execute", "--allow-errors", "fails.ipynb"),
        nbconvert("--to", "notebook", "--inplace", "--execute", "raises.ipynb"),
      ]);
      expect(runs).toMatchObject([{ code: 0 }, { code: 0 }]);
      for (const name of ["fails.ipynb", "raises.ipynb"]) {
        const errors = outputsOf(at(name)).filter(({ output_type }) => output_type === "error");
        expect(errors).toMatchObject([{ ename: "RangeError", evalue: "gamma must be below 1, got 2" }]);
        expect(values(at(name))).toEqual(["42"]);
      }
    });

    needs("papermill", () => {
      it("take parameters from papermill", async () => {
        const run = await papermill(
          "train.ipynb",
          "trained.ipynb",
          "-p",
          "gamma",
          "0.9",
          "-y",
          "sizes: [1, 2, 3]",
        );
        expect(run).toMatchObject({ code: 0 });
        expect(codeCells(at("trained.ipynb"))[1].source).toBe(
          "// Parameters\nconst sizes = [1, 2, 3];\nconst gamma = 0.9;\n",
        );
        expect(values(at("trained.ipynb"))).toEqual([String(0.9 * 3)]);
      });

      it("tell papermill which parameters there are, and about a failed cell", async () => {
        const [help, failed] = await Promise.all([
          papermill("--help-notebook", "train.ipynb"),
          papermill("fails.ipynb", "failed.ipynb"),
        ]);
        expect(help.stdout).toMatch(/gamma: number \(default 0\.5\)\s+discount/);
        expect(failed.code).toBe(1);
        expect(failed.stderr).toMatch(/gamma must be below 1, got 2[^]*at fail \(cell 2, line 2\)/);
      });
    });

    it("run a file by jupyter run", async () => {
      writeFileSync(at("hello.ts"), "const six: number = 6;\nconsole.log(`six times seven is ${six * 7}`);");
      const run = await runPython(["-m", "jupyter_client.runapp", "--kernel=tslab", "hello.ts"], folder);
      expect(run).toMatchObject({ code: 0, stdout: "six times seven is 42\n" });
    });

    it("run, interrupt and end it by jupyter_client alone", async () => {
      const { code, stdout, stderr } = await runPython(["-c", BLOCKING_CLIENT], folder);
      expect({ code, stderr }).toMatchObject({ code: 0 });
      const { replies, seen, alive } = JSON.parse(stdout);
      expect(replies).toMatchObject([
        { status: "ok" },
        { status: "error", ename: "KeyboardInterrupt" },
        { status: "ok" },
      ]);
      expect(seen.filter((type: string) => type !== "status")).toEqual([
        "execute_input",
        "stream",
        "execute_input",
        "error",
        "execute_input",
        "execute_result",
      ]);
      expect(alive).toBe(false);
    });
  }),
);
