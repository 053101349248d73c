import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { runCommand, UsageError } from "lib/setup/shared/command";
import { collectSubmissions, type Collection } from "../grade/collecting/collect";
import { tellCollection } from "../grade/collecting/tellCollection";
import { gradeClass, type Progress } from "../grade/class/gradeClass";
import { createGrader } from "../grade/grader";
import { type LoadedUnit, loadUnit } from "../checks/loadUnit";
import { gradingSecret } from "../checks/seeds";
import { repositoryRoot } from "../notebook/repository";
import { escapeTerminal } from "../report/escape";
import type { Results } from "../report/results";
import { classTable } from "../report/terminal";
import { requireTier, TierMissing, type TierName } from "../sandbox/walls/tier";

const help = `Grades submissions of a notebook, each in a sandbox.

  npm run grade -- SUBMISSIONS… --notebook 01 [options]

A unit may have two notebooks, 02 and 02x: they are graded as one where they come in one folder or zip, under one name (a learning
platform's), or as ada.ipynb and ada-02x.ipynb. One alone is graded with the other as handed out.

SUBMISSIONS are notebooks (<student>.ipynb), folders of them, folders with one folder a student (nbgrader's submitted, too), or zip
files of these, as Canvas and Moodle give them. What is there and not taken is listed with the reason.

  --notebook NN      which notebook: 01
  --out DIR          where results go: DIR/<student>.json, .html and class.csv (default results/NN)
  -j, --jobs N       submissions at the same time (default: the number of cores)
  --exercise ID      grade only this exercise again where the others' results still hold (may be repeated)
  --again            grade also what has not changed since its last results
  --require-tier T   stop unless the sandbox is at least tier A, B or C (default C)
  --seed TEXT        draw hidden instances from this secret (default: a random one in .cache/grading-secret)
  --help             this text

Exit status: 0 all graded (whatever the points), 1 wrong usage or input, 2 a failure of the grader.
`;

const repository = repositoryRoot();

function readArguments(argv: string[]) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      notebook: { type: "string" },
      out: { type: "string" },
      jobs: { type: "string", short: "j", default: String(availableParallelism()) },
      exercise: { type: "string", multiple: true },
      again: { type: "boolean", default: false },
      "require-tier": { type: "string", default: "C" },
      seed: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const { notebook, jobs, "require-tier": tier } = values;
  if (positionals.length === 0)
    throw new UsageError("Name the submissions: npm run grade -- submissions/ --notebook 01");
  if (notebook === undefined) throw new UsageError("Say which notebook: --notebook 01");
  if (!/^[1-9]\d?$/.test(jobs)) throw new UsageError(`--jobs must be a number from 1 to 99, got "${jobs}".`);
  if (!["A", "B", "C"].includes(tier))
    throw new UsageError(`--require-tier must be A, B or C, got "${tier}".`);
  return { ...values, notebook, jobs: Number(jobs), tier: tier as TierName, paths: positionals };
}

async function main(args: string[]): Promise<number> {
  const options = readArguments(args);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  const unit = loadUnit(options.notebook);
  const only = options.exercise && new Set(options.exercise);
  const unknown = [...(only ?? [])].find((id) => !unit.order.includes(id));
  if (unknown !== undefined) {
    throw new UsageError(
      `There is no exercise ${unknown} in notebook ${unit.id}; there are ${unit.order.join(", ")}.`,
    );
  }
  const collection = await collectSubmissions(options.paths, unit);
  try {
    return await gradeAll(collection, options, unit, only);
  } finally {
    collection.dispose();
  }
}

/** Grades what was collected and tells the results. */
async function gradeAll(
  { files, notTaken, remarks }: Collection,
  options: NonNullable<ReturnType<typeof readArguments>>,
  unit: LoadedUnit,
  only: Set<string> | undefined,
): Promise<number> {
  for (const line of tellCollection(notTaken, remarks)) process.stderr.write(`${escapeTerminal(line)}\n`);
  const tier = requireTier(options.tier);
  process.stderr.write(`${files.length} submissions, tier ${tier.name} (${tier.description})\n`);
  if (tier.name === "C")
    process.stderr.write(
      "Tier C runs student code without a sandbox: good for trying out, not for grades.\n",
    );
  const secret = options.seed ?? gradingSecret(join(repository, ".cache", "grading-secret"));
  const grader = await createGrader(repository, options.notebook, { tier, secret });
  const out = resolve(options.out ?? join("results", unit.id));
  const all = await gradeClass(files, grader, {
    out,
    jobs: options.jobs,
    again: options.again,
    ...(only && { only }),
    onDone: progress(),
  });
  process.stdout.write(
    `${classTable(all)}\n\n${all.length} graded into ${out} (feedback: <student>.html, table: class.csv)\n`,
  );
  return all.some(({ failure }) => failure?.status === "infrastructure-error") ? 2 : 0;
}

/** One line a submission on stderr, with the time that remains by the mean so far. */
function progress() {
  const started = Date.now();
  return ({ student, core, failure, seconds }: Results, { done, total, kept, altered }: Progress) => {
    if (altered)
      process.stderr.write(
        escapeTerminal(`${student}.json was changed after the grader wrote it; it is graded again.`) + "\n",
      );
    const left = Math.round((((Date.now() - started) / done) * (total - done)) / 1000);
    const result = failure ? failure.status : `${core.points}/${core.of}`;
    const time = kept ? "unchanged" : `${seconds.toFixed(1)} s`;
    process.stderr.write(
      escapeTerminal(`[${done}/${total}] ${student} ${result} (${time}), about ${left} s left`) + "\n",
    );
  };
}

runCommand({ name: "grade", run: "npm run grade", theirs: [RangeError, TierMissing] }, main);
