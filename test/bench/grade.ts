import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Notebook, readNotebook, writeNotebook } from "lib/jupyter/notebook";
import { failureOf, gradedByNbgrader, gradedByUs, type Row, tableOf } from "./grade/gradeReport";
import { measure } from "./grade/measured";
import {
  NbgraderCourse,
  nbgraderVariants,
  type NbgraderVariant,
  nbgraderVersion,
  obtainNbgrader,
} from "./grade/nbgraderCourse";
import { type Handed, handIn } from "./grade/submissions";

/*
 * How to read it. Both graders get the same files: notebook 01 perfect, with one wrong function, as released, and with a cell that
 * does not compile. Ours grades them by its command line in the strongest sandbox, with public and hidden checks, and gives 40
 * points. nbgrader runs each notebook from top to bottom in plain tslab, in the teacher's account, and scores a cell by whether it
 * throws; so its assignment has, where the master says `await check(…)`, the calls of our public checks with the values of our own
 * functions as asserts (46 points; the other 4 are given by hand). It does less: no hidden checks, no isolation.
 *
 * Stock nbgrader stops at the first cell that throws. "Patched" is the shim of one line that would keep it from that, and "pausing"
 * waits after each error until tslab runs cells again; where its points are not those of a fair grader of the same asserts, the
 * table says what would be.
 *
 * Processor time is that of all processes, also of killed ones. The columns of the class hold the start of the grader, and with ours
 * npm's and an unchanged build; those of a submission do not. A row whose work failed says so and has no times.
 */
const help = `npm run bench:grade -- [--copies N] [--quick] [--json]

Grades the same notebooks with our grader, one and two at a time, and with nbgrader ${nbgraderVersion} and plain tslab, in one run, and prints one
table: wall and processor time of a submission and of the class, and what each kind of notebook got. About ten minutes; nothing
else should run meanwhile. nbgrader is installed below .cache/bench at first. Needs Linux and Python 3.10.

  --copies N  how many of each of the four kinds of notebook (default 3)
  --quick     one of each: medians mean little
  --json      prints JSON instead of a table
  --help      prints this`;

const root = path.resolve(__dirname, "../..");
const scratch = path.join(root, ".cache/bench/grade");
const say = (line: string): void => void process.stderr.write(`${line}\n`);

class UsageError extends Error {}

function readOptions() {
  const flag = { type: "boolean", default: false } as const;
  const options = { copies: { type: "string", default: "3" }, quick: flag, json: flag, help: flag } as const;
  try {
    const { values } = parseArgs({ options });
    const copies = values.quick ? 1 : Number(values.copies);
    if (!(Number.isInteger(copies) && copies >= 1 && copies <= 50))
      throw new Error(`--copies must be a number from 1 to 50, got ${values.copies}`);
    return { ...values, copies };
  } catch (error) {
    throw new UsageError(`bench:grade: ${(error as Error).message.split(". ")[0]}. See --help`);
  }
}

/** A row that says why, where its work throws. */
async function attempt(
  name: string,
  work: () => Promise<Omit<Row, "name">> | Omit<Row, "name">,
): Promise<Row> {
  say(`grading with ${name} …`);
  try {
    return { name, ...(await work()) };
  } catch (error) {
    return { name, measured: { wall: NaN, cpu: NaN }, graded: [], failure: (error as Error).message };
  }
}

/** Grades by `npm run grade`. */
function gradeByUs(handed: readonly Handed[], submissions: string, jobs: number): Omit<Row, "name"> {
  const out = path.join(scratch, `ours-${jobs}`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const flags = ["--notebook", "01", "-j", String(jobs), "--out", out, "--require-tier", "A"];
  const measured = measure({
    command: ["npm", "run", "--silent", "grade", "--", submissions, ...flags],
    cwd: root,
    watch: { folder: out, suffix: ".json" },
    scratch: `${out}-measured`,
  });
  const graded = gradedByUs(handed, measured, jobs, (student) => {
    const file = path.join(out, `${student}.json`);
    return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  });
  const last = measured.log.trim().split("\n").pop();
  const ended = measured.status === 0 ? undefined : `exit status ${measured.status}: ${last}`;
  const lost = graded.find(({ problem }) => problem !== undefined);
  return { measured, graded, failure: ended ?? failureOf(graded) ?? lost?.problem };
}

function gradeByNbgrader(handed: readonly Handed[], course: NbgraderCourse): Omit<Row, "name"> {
  const measured = course.autograde();
  const graded = gradedByNbgrader(handed, measured, JSON.parse(course.gradebook()));
  return { measured, graded, failure: failureOf(graded) };
}

function machine(handed: readonly Handed[]): string {
  const cpus = os.cpus();
  const { version } = JSON.parse(readFileSync(path.join(root, "node_modules/tslab/package.json"), "utf8"));
  return `${cpus.length} × ${cpus[0].model}, Node ${process.version}, nbgrader ${nbgraderVersion} with tslab ${version}; ${handed.length} submissions of notebook 01`;
}

async function nbgraderRows(master: Notebook, handed: readonly Handed[]): Promise<Row[]> {
  const variants = Object.entries(nbgraderVariants) as [NbgraderVariant, { title: string }][];
  const made = NbgraderCourse.make(path.join(scratch, "nbgrader"), obtainNbgrader(say), master, handed);
  const rows: Row[] = [];
  for (const [variant, { title }] of variants)
    rows.push(
      await attempt(`nbgrader, ${title}`, async () => gradeByNbgrader(handed, (await made).copy(variant))),
    );
  return rows;
}

async function main(): Promise<void> {
  const { copies, json, help: wantsHelp } = readOptions();
  if (wantsHelp) return console.log(help);
  const [load] = os.loadavg();
  if (load > 0.7)
    say(`Other programs use this machine (load ${load.toFixed(1)}): the times will be too long.`);
  const master = readNotebook(path.join(root, "notebooks/01-simulation-lemma.ipynb"));
  const handed = handIn(master, copies);
  const submissions = path.join(scratch, "submissions");
  rmSync(submissions, { recursive: true, force: true });
  mkdirSync(submissions, { recursive: true });
  for (const { student, notebook } of handed)
    writeNotebook(path.join(submissions, `${student}.ipynb`), notebook);
  const rows: Row[] = [];
  for (const jobs of [1, 2])
    rows.push(await attempt(`ours, -j ${jobs}`, () => gradeByUs(handed, submissions, jobs)));
  rows.push(...(await nbgraderRows(master, handed).catch((error: Error) => [failedRow(error)])));
  if (json) console.log(JSON.stringify({ machine: machine(handed), rows }, null, 2));
  else console.log(`${machine(handed)}\n\n${tableOf(rows)}`);
}

const failedRow = ({ message }: Error): Row => ({
  name: `nbgrader ${nbgraderVersion}`,
  measured: { wall: NaN, cpu: NaN },
  graded: [],
  failure: message,
});

main().then(
  () => process.exit(0),
  (error: Error) => {
    say(error.message);
    process.exit(error instanceof UsageError ? 1 : 2);
  },
);
