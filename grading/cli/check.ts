import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "lib/setup/shared/command";
import { loadUnit } from "../checks/loadUnit";
import { SubmissionError } from "../notebook/readSubmission";
import { notebookNames } from "../notebook/parts";
import { repositoryRoot } from "../notebook/repository";
import { escapeTerminal } from "../report/escape";
import { addScores, publicPassed } from "../report/results";
import { submissionReport } from "../report/terminal";
import { compiledGrading } from "../sandbox/compiled";
import { findTier, requireTier, TierMissing } from "../sandbox/walls/tier";
import { checkNotebook } from "../selfCheck/checkNotebook";

const help = `Runs the public checks of a notebook file.

  npm run check -- NOTEBOOK [FILE…] [--watch]

NOTEBOOK is two digits, 01. FILE is the notebook to check, or both where there are two, 01 and 01x (default: those in notebooks/).

  --watch   check again whenever the file is saved; Ctrl-C ends it
  --help    this text

Exit status: 0 checked (whatever the result), 1 wrong usage or input, 2 a failure of ours.
`;

/** Those of some files that are there; all, to be told of, where none is. */
function whereThere(files: string[]): string[] {
  const there = files.filter((file) => existsSync(file));
  return there.length > 0 ? there : files;
}

function readArguments(argv: string[]) {
  const options = {
    watch: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options });
  if (values.help) return undefined;
  const [notebook, ...given] = positionals;
  if (notebook === undefined) throw new UsageError("Say which notebook: npm run check -- 01");
  const names = notebookNames(loadUnit(notebook));
  if (given.length > names.length)
    throw new UsageError(`Name at most ${names.length} of ${names.join(", ")}, got ${given.length} files.`);
  const ours = names.map((name) => path.join(repositoryRoot(), "notebooks", name));
  const files = given.length > 0 ? given.map((file) => path.resolve(file)) : whereThere(ours);
  const missing = files.find((file) => !existsSync(file));
  if (missing !== undefined) throw new UsageError(`There is no file ${missing}.`);
  return { notebook, files, watch: values.watch };
}

/** Checks once and prints what was found. */
async function checkOnce(notebook: string, files: string[]): Promise<void> {
  // A self-check needs no stronger walls than the machine offers without effort.
  const tier = findTier(["C"]) ?? requireTier("C");
  const { exercises, repairs } = await checkNotebook(notebook, files, tier);
  const checked = exercises.filter(({ checks }) => checks.some(({ kind }) => kind === "public"));
  const checks = checked.flatMap((exercise) => exercise.checks);
  const { points, of } = addScores(checked);
  for (const repair of repairs) process.stderr.write(escapeTerminal(`note: ${repair}`) + "\n");
  process.stdout.write(
    `${submissionReport(exercises)}\n\n${publicPassed(checks)} · ${points} of their ${of} points here; more run at grading\n`,
  );
}

/** Checks at each save: nodemon runs the compiled command again when the file changes. */
function watch(notebook: string, files: string[]): Promise<number> {
  const nodemon = path.join(path.dirname(require.resolve("nodemon/package.json")), "bin", "nodemon.js");
  const script = path.join(compiledGrading(), "cli", "check.js");
  const flags = [
    "--quiet",
    "--delay",
    "50ms",
    ...files.flatMap((file) => ["--watch", file]),
    "--ext",
    "ipynb",
  ];
  const child = spawn(process.execPath, [nodemon, ...flags, script, notebook, ...files], {
    stdio: "inherit",
  });
  // Ctrl-C reaches nodemon by itself; we only wait for its end.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => resolve(0));
  });
}

async function main(args: string[]): Promise<number> {
  const options = readArguments(args);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  if (options.watch) return watch(options.notebook, options.files);
  await checkOnce(options.notebook, options.files);
  return 0;
}

runCommand({ name: "check", run: "npm run check", theirs: [SubmissionError, RangeError, TierMissing] }, main);
