import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { type CodeCell, readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { loadUnit } from "grading/checks/loadUnit";
import { gradeMetadata } from "grading/notebook/nbgrader";
import { notebookNames } from "grading/notebook/parts";

const root = path.resolve(__dirname, "../../..");

/** How our solved notebooks ran in a student's package. */
export interface SolvedRun {
  status: number;
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

/** Runs our solved masters of a unit as a student's own notebooks, by the package's own command.
 *  @param folder The package, installed; they are written to its folder solved. @param probed A function of lib that a student of the
 *  unit writes, and its module. */
export function runSolved(folder: string, unit: string, probed: { name: string; module: string }): SolvedRun {
  const names = notebookNames(loadUnit(unit));
  const solved = path.join(folder, "solved");
  mkdirSync(solved, { recursive: true });
  const runs = names.map((name) => {
    const master = readNotebook(path.join(root, "notebooks", name));
    const cells = [...master.cells, probe(probed.name, probed.module)];
    writeNotebook(path.join(solved, name), { ...master, cells });
    const out = path.join(folder, "ran");
    const args = ["run", "--silent", "notebook", "--", path.join(solved, name), "--out", out];
    const { status, stderr } = spawnSync("npm", args, { cwd: folder, encoding: "utf8", timeout: 1_200_000 });
    return { status, stderr, ran: readNotebook(path.join(out, name)) };
  });
  const code = runs.flatMap(({ ran }) => ran.cells.filter((cell) => cell.cell_type === "code"));
  const checks = code.filter((cell) => gradeMetadata(cell)?.grade_id.startsWith("check-"));
  return {
    status: Math.max(...runs.map(({ status }) => status ?? -1)),
    stderr: runs.map(({ stderr }) => stderr).join(""),
    checks: Object.fromEntries(checks.map((cell) => [gradeMetadata(cell)?.grade_id, textOf(cell)])),
    answer: textOf(code.at(-1) as CodeCell).trim(),
  };
}
