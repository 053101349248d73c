import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "../../setup/shared/command";
import { NotebookFormatError, readNotebook, writeNotebook } from "../notebook";
import { hideSolutions } from "../page/hideSolutions";
import { notebookToHtml, notebookToSlides } from "../page/notebookToHtml";
import { type CellProgress, type NotebookRun, runNotebook } from "../runner/runNotebook";
import { writeAtomically } from "../../setup/shared/writeAtomically";
import { MarkerError } from "../solutionMarkers";
import { findNotebook } from "./findNotebook";

const help = `npm run notebook -- 01 [--out DIR] [--slides] [--solutions] [--allow-errors] [--timeout SECONDS]

Runs a notebook from top to bottom, without Jupyter and without Python, and writes the executed notebook and an HTML
page with its figures. Prints their paths. A master's solutions run, and are shown only on request.

  01               a notebook by its number, by its name without .ipynb, or by its path
  --out DIR        where to write (default: .cache/notebooks)
  --slides         also write NAME.slides.html: one figure a slide; arrow keys, N for notes, F for full screen
  --solutions      show a master's solutions too: not for students
  --allow-errors   run on after a cell that failed
  --timeout S      the longest time for one cell, in seconds (default: no limit)

Exit code: 0 all cells ran, 1 a cell failed or the arguments are wrong, 2 our own failure.
`;

interface Job {
  file: string;
  out: string;
  slides: boolean;
  solutions: boolean;
  allowErrors: boolean;
  timeoutMs?: number;
}

function readArguments(args: string[]): Job | null {
  const options = {
    out: { type: "string", default: path.resolve(__dirname, "../../../.cache/notebooks") },
    slides: { type: "boolean", default: false },
    solutions: { type: "boolean", default: false },
    "allow-errors": { type: "boolean", default: false },
    timeout: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.help) return null;
  if (positionals.length !== 1) throw new UsageError(`expected one notebook, got ${positionals.length}`);
  const seconds = Number(values.timeout ?? 1);
  if (!(seconds > 0))
    throw new UsageError(`--timeout must be a positive number of seconds, got ${values.timeout}`);
  const file = findNotebook(positionals[0]);
  if (!existsSync(file)) throw new UsageError(`there is no file ${file}`);
  const out = path.resolve(values.out);
  if (out === path.dirname(file))
    throw new UsageError(`--out ${out} holds the notebook itself: give another folder`);
  const timeoutMs = values.timeout === undefined ? undefined : seconds * 1000;
  const { slides, solutions, "allow-errors": allowErrors } = values;
  return { file, out, slides, solutions, allowErrors, timeoutMs };
}

function showProgress({ cell, cells, heading, seconds, failed }: CellProgress): void {
  const line = `cell ${cell}/${cells}${heading && `  ${heading}`}`;
  if (seconds === undefined) {
    if (process.stderr.isTTY) process.stderr.write(line);
    return;
  }
  const start = process.stderr.isTTY ? "\r" : "";
  process.stderr.write(`${start}${line}  ${seconds.toFixed(2)} s${failed ? "  failed" : ""}\n`);
}

async function writeResults(run: NotebookRun, { file, out, slides, solutions }: Job): Promise<void> {
  const notebook = solutions ? run.notebook : hideSolutions(run.notebook);
  const name = path.basename(file, ".ipynb");
  const title = titleOf(notebook, name);
  const written: string[] = [];
  const write = (ending: string, text: string): void => {
    written.push(path.join(out, name + ending));
    writeAtomically(written[written.length - 1], text);
  };
  const executed = path.join(out, `${name}.ipynb`);
  writeNotebook(executed, notebook);
  write(".html", await notebookToHtml(notebook, { title }));
  if (slides) write(".slides.html", await notebookToSlides(notebook, { title }));
  process.stdout.write([executed, ...written, ""].join("\n"));
}

function titleOf({ cells }: NotebookRun["notebook"], name: string): string {
  const headings = cells.map(
    ({ cell_type, source }) => cell_type === "markdown" && /^#\s+(.*)$/m.exec(source),
  );
  const first = headings.find((match) => match);
  return first ? first[1].trim() : name;
}

async function main(args: string[]): Promise<number> {
  const job = readArguments(args);
  if (!job) {
    process.stdout.write(help);
    return 0;
  }
  const notebook = readNotebook(job.file);
  if (!job.solutions) hideSolutions(notebook); // markers that do not pair up are told before anything runs
  const { allowErrors, timeoutMs } = job;
  const cwd = path.dirname(job.file);
  const run = await runNotebook(notebook, { cwd, allowErrors, timeoutMs, onProgress: showProgress });
  await writeResults(run, job);
  for (const { cell, heading, error } of run.failures) {
    const place = heading ? ` (under "${heading}")` : "";
    process.stderr.write(`notebook: cell ${cell}${place} failed: ${error.ename}: ${error.evalue}\n`);
  }
  process.stderr.write(
    `${run.failures.length === 0 ? "All cells ran" : "Stopped"} after ${run.seconds.toFixed(1)} s.\n`,
  );
  return run.failures.length === 0 || job.allowErrors ? 0 : 1;
}

runCommand({ name: "notebook", run: "npm run notebook", theirs: [NotebookFormatError, MarkerError] }, main);
