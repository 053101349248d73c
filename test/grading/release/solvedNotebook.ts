import { spawnSync } from "node:child_process";
import path from "node:path";
import { type CodeCell, type Notebook, readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { loadUnit } from "grading/checks/loadUnit";
import { gradeMetadata } from "grading/notebook/nbgrader";

const root = path.resolve(__dirname, "../../..");

/** How our solved notebook ran in a student's package. */
export interface SolvedRun {
  status: number | null;
  /** What was told while it ran. */
  stderr: string;
  /** What each cell that checks an exercise showed, by grade_id. */
  checks: Record<string, string>;
  /** What lib's own function of that name says in the package. */
  answer: string;
}

/** Asks a function of lib whose answer must not be there. */
const probe = (name: string, module: string): CodeCell => ({
  cell_type: "code",
  id: "probe",
  metadata: {},
  source: `import { ${name} as probed } from "${module}";
try { (probed as any)(); } catch (error) { console.log((error as Error).message); }`,
  execution_count: null,
  outputs: [],
});

const textOf = ({ outputs }: CodeCell): string =>
  outputs
    .map((output) =>
      "data" in output ? String(output.data["text/plain"]) : "text" in output ? output.text : "",
    )
    .join("\n");

/** Runs our solved master of a unit as a student's own notebook, by the package's own command.
 *  @param folder The package, installed. @param probed A function of lib that a student of the unit writes, and its module. */
export function runSolved(folder: string, unit: string, probed: { name: string; module: string }): SolvedRun {
  const { notebook } = loadUnit(unit);
  const master = readNotebook(path.join(root, "notebooks", notebook));
  const cells = [...master.cells, probe(probed.name, probed.module)];
  writeNotebook(path.join(folder, "notebooks", "solved.ipynb"), { ...master, cells });
  const args = ["run", "--silent", "notebook", "--", "solved", "--out", path.join(folder, "ran")];
  const { status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8", timeout: 1_200_000 });
  const ran: Notebook = readNotebook(path.join(folder, "ran", "solved.ipynb"));
  const code = ran.cells.filter((cell): cell is CodeCell => cell.cell_type === "code");
  const checks = code.filter((cell) => gradeMetadata(cell)?.grade_id.startsWith("check-"));
  return {
    status,
    stderr,
    checks: Object.fromEntries(checks.map((cell) => [gradeMetadata(cell)?.grade_id, textOf(cell)])),
    answer: textOf(code.at(-1) as CodeCell).trim(),
  };
}
