import path from "node:path";
import { parseArgs } from "node:util";
import { endOnSignals, runCommand, UsageError } from "lib/setup/shared/command";
import { streamReporter } from "lib/setup/shared/reporter";
import { MarkerError } from "lib/jupyter/solutionMarkers";
import { repositoryRoot } from "../notebook/repository";
import { release, ReleaseRefused } from "../release/release";
import { requireTier, TierMissing } from "../sandbox/walls/tier";

const help = `Makes the student's package of a notebook.

  npm run release -- NOTEBOOK [--out DIR]

NOTEBOOK is two digits, 01. The package is the notebook with stubs and everything to run and check it, without answers.

  --out DIR   where it goes: DIR/01/dreamer-course-01/ and DIR/01/dreamer-course-01.zip (default: releases)
  --help      this text

Nothing is released when a line of an answer, a hidden check, an output or a source map would get out, or when the package as it
is does not score 0 with every exercise "not written yet".

Exit status: 0 released, 1 refused, or wrong usage, 2 a failure of ours.
`;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { out: { type: "string" }, help: { type: "boolean", default: false } },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [unit, ...rest] = positionals;
  if (unit === undefined || rest.length > 0)
    throw new UsageError("Say which notebook: npm run release -- 01");
  endOnSignals();
  const out = path.resolve(values.out ?? path.join(repositoryRoot(), "releases"));
  const { folder, zip, files, bytes } = await release(
    unit,
    out,
    requireTier("C"),
    streamReporter(process.stderr).progress,
  );
  process.stdout.write(
    `released ${files} files, no leak found, untouched score 0\n  ${folder}\n  ${zip} (${Math.ceil(bytes / 1024)} KB)\n`,
  );
  return 0;
}

const theirs = [ReleaseRefused, MarkerError, RangeError, TierMissing];
runCommand({ name: "release", run: "npm run release", theirs }, main);
