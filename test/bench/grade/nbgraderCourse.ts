import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Notebook, writeNotebook } from "lib/jupyter/notebook";
import { loadUnit } from "grading/checks/loadUnit";
import { installInto, pythonIn } from "../virtualEnvironment";
import { pythonOf } from "lib/setup/shared/places";
import { type Measured, measure } from "./measured";
import { assertCell } from "./publicAsserts";
import { exceptionsOf } from "./gradeReport";
import type { Handed } from "./submissions";

const root = path.resolve(__dirname, "../../..");

/** The bench's nbgrader. */
export const nbgraderVersion = "0.9.5";
const packages = [`nbgrader==${nbgraderVersion}`, "jupyter==1.1.1", "nbclient==0.11.0", "nbconvert==7.17.2"];
const environment = path.join(root, `.cache/bench/nbgrader-${nbgraderVersion}`);

/** The Python that has nbgrader, installed from PyPI below .cache at first.
 *  @throws Error if that fails, with pip's last line */
export function obtainNbgrader(say: (line: string) => void): string {
  const found = pythonIn(environment);
  if (found) return found;
  say(`Installing ${packages.join(", ")} into ${environment} (about 340 MB) …`);
  const failure = installInto(environment, packages);
  if (failure === null) return pythonOf(environment);
  throw new Error(`nbgrader could not be installed: ${failure.trim().split("\n").pop()}`);
}

/** How nbgrader is used. tslab's reply to a cell that throws has no `ename`, for which nbgrader stops with a KeyError; and for
 *  200 ms after it tslab answers every request without running it. */
export const nbgraderVariants = {
  stock: { title: "stock" },
  patched: { title: "patched: no KeyError", pause: 0 },
  pausing: { title: "patched, 0.3 s of pause after an error", pause: 0.3 },
};
export type NbgraderVariant = keyof typeof nbgraderVariants;

const assignment = "ps01";
const notebookName = "01-simulation-lemma.ipynb";

/** @param pause seconds after a cell that threw; undefined leaves nbgrader as it is */
function configuration(pause?: number): string {
  const settings = `c = get_config()
c.CourseDirectory.course_id = "bench"
c.ClearSolutions.code_stub = {"typescript": "throw new Error('Not implemented');"}
c.Execute.timeout = 120
`;
  if (pause === undefined) return settings;
  return `${settings}
import time
from nbgrader.preprocessors import Execute

stock = Execute.on_cell_executed

def on_cell_executed(self, **kwargs):
    content = kwargs["execute_reply"]["content"]
    if content["status"] == "error":
        for key, value in {"ename": "Error", "evalue": "", "traceback": ["see stderr"]}.items():
            content.setdefault(key, value)
        time.sleep(${pause})
    stock(self, **kwargs)

Execute.on_cell_executed = on_cell_executed
`;
}

/** The master as nbgrader wants it: each check cell holds the public checks as asserts. */
async function assignmentOf(master: Notebook): Promise<Notebook> {
  const { exercises, reference } = loadUnit("01");
  const cells = master.cells.map(async (cell) => {
    const id = /^check-(.*)$/.exec(cell.id)?.[1].replace("-", ".");
    const exercise = exercises.find((one) => one.id === id);
    return exercise ? { ...cell, source: await assertCell(exercise, reference!) } : cell;
  });
  return { ...master, cells: await Promise.all(cells) };
}

/** A course of nbgrader's with its assignment made and all notebooks handed in, and how to run nbgrader in it. */
export class NbgraderCourse {
  private constructor(
    private readonly folder: string,
    private readonly python: string,
  ) {}

  /** @param folder is emptied first; it lies in the repository, so that notebooks find `lib` */
  static async make(folder: string, python: string, master: Notebook, handed: readonly Handed[]) {
    rmSync(folder, { recursive: true, force: true });
    const course = new NbgraderCourse(folder, python);
    course.writeKernelspec();
    writeFileSync(path.join(folder, "nbgrader_config.py"), configuration());
    const put = (place: string, notebook: Notebook) => {
      mkdirSync(path.join(folder, place, assignment), { recursive: true });
      writeNotebook(path.join(folder, place, assignment, notebookName), notebook);
    };
    put("source", await assignmentOf(master));
    for (const { student, notebook } of handed) put(`submitted/${student}`, notebook);
    course.run("-m", "nbgrader", "generate_assignment", assignment, "--create");
    return course;
  }

  /** A copy of the course as it was made, for another way to run nbgrader. */
  copy(variant: NbgraderVariant): NbgraderCourse {
    const folder = `${this.folder}-${variant}`;
    rmSync(folder, { recursive: true, force: true });
    cpSync(this.folder, folder, { recursive: true });
    const { pause } = nbgraderVariants[variant] as { pause?: number };
    writeFileSync(path.join(folder, "nbgrader_config.py"), configuration(pause));
    return new NbgraderCourse(folder, this.python);
  }

  /** Grades the class, as a teacher would. */
  autograde(): Measured {
    return measure({
      command: [this.python, "-m", "nbgrader", "autograde", assignment],
      cwd: this.folder,
      env: this.variables(),
      watch: { folder: path.join(this.folder, "autograded"), suffix: "" },
      scratch: path.join(this.folder, "measured"),
    });
  }

  /** readGradebook.py's answer. */
  gradebook(): string {
    return this.run(path.join(__dirname, "readGradebook.py"), assignment);
  }

  private run(...args: string[]): string {
    const options = {
      cwd: this.folder,
      env: { ...process.env, ...this.variables() },
      encoding: "utf8",
    } as const;
    const { status, stdout, stderr } = spawnSync(this.python, args, options);
    if (status === 0) return stdout;
    throw new Error(
      `${args.slice(0, 3).join(" ")} failed: ${exceptionsOf(stderr).pop() ?? stderr.trim().split("\n").pop()}`,
    );
  }

  private variables(): NodeJS.ProcessEnv {
    return {
      JUPYTER_PATH: path.join(this.folder, "share/jupyter"),
      PYTHONWARNINGS: "ignore",
      // nbgrader calls alembic by its name.
      PATH: [path.dirname(this.python), process.env.PATH].join(path.delimiter),
    };
  }

  /** Plain tslab, under the name that our notebooks ask for. */
  private writeKernelspec(): void {
    const folder = path.join(this.folder, "share/jupyter/kernels/tslab");
    mkdirSync(folder, { recursive: true });
    const tslab = path.join(root, "node_modules/tslab/bin/tslab");
    const argv = [process.execPath, tslab, "kernel", "--config-path", "{connection_file}"];
    const spec = { argv, display_name: "TypeScript", language: "typescript" };
    writeFileSync(path.join(folder, "kernel.json"), JSON.stringify(spec));
  }
}
