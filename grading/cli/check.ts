import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "lib/setup/shared/command";
import { loadUnit } from "../checks/loadUnit";
import { SubmissionError } from "../notebook/readSubmission";
import { repositoryRoot } from "../notebook/repository";
import { escapeTerminal } from "../report/escape";
import { addScores, publicPassed } from "../report/results";
import { submissionReport } from "../report/terminal";
import { compiledGrading } from "../sandbox/compiled";
import { findTier, requireTier, TierMissing } from "../sandbox/walls/tier";
import { checkNotebook } from "../selfCheck/checkNotebook";

const help = `Runs the public checks of a notebook file.

  npm run check -- NOTEBOOK [FILE] [--watch]

NOTEBOOK is two digits, 01. FILE is the notebook to check (default: the one in notebooks/).

  --watch   check again whenever the file is saved; Ctrl-C ends it
  --help    this text

Exit status: 0 checked (whatever the result), 1 wrong usage or input, 2 a failure of ours.
`;

function readArguments(argv: string[]) {
  const options = {
    watch: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  } as const;
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options });
  if (values.help) return undefined;
  const [notebook, given, ...rest] = positionals;
  if (notebook === undefined || rest.length > 0)
    throw new UsageError("Say which notebook: npm run check -- 01");
  const unit = loadUnit(notebook);
  const file = path.resolve(given ?? path.join(repositoryRoot(), "notebooks", unit.notebook));
  if (!existsSync(file)) throw new UsageError(`There is no file ${file}.`);
  return { notebook, file, watch: values.watch };
}

/** Checks once and prints what was found. */
async function checkOnce(notebook: string, file: string): Promise<void> {
  // A self-check needs no stronger walls than the machine offers without effort.
  const tier = findTier(["C"]) ?? requireTier("C");
  const { exercises, repairs } = await checkNotebook(notebook, file, tier);
  const checked = exercises.filter(({ checks }) => checks.some(({ kind }) => kind === "public"));
  const checks = checked.flatMap((exercise) => exercise.checks);
  const { points, of } = addScores(checked);
  for (const repair of repairs) process.stderr.write(escapeTerminal(`note: ${repair}`) + "\n");
  process.stdout.write(
    `${submissionReport(exercises)}\n\n${publicPassed(checks)} · ${points} of their ${of} points here; more run at grading\n`,
  );
}

/** Checks at each save: nodemon runs the compiled command again when the file changes. */
function watch(notebook: string, file: string): Promise<number> {
  const nodemon = path.join(path.dirname(require.resolve("nodemon/package.json")), "bin", "nodemon.js");
  const script = path.join(compiledGrading(), "cli", "check.js");
  const flags = ["--quiet", "--delay", "50ms", "--watch", file, "--ext", "ipynb"];
  const child = spawn(process.execPath, [nodemon, ...flags, script, notebook, file], { stdio: "inherit" });
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
  if (options.watch) return watch(options.notebook, options.file);
  await checkOnce(options.notebook, options.file);
  return 0;
}

runCommand({ name: "check", run: "npm run check", theirs: [SubmissionError, RangeError, TierMissing] }, main);
