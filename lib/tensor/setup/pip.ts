import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { sha256Of } from "./build";
import { bytesBelow } from "./folders";
import type { Places } from "./places";
import { meter, type Reporter } from "./reporter";
import { failureOf, type Outcome, runProgram } from "./runProgram";
import { SetupError } from "./setupError";
import { PYTHON_TAG, type Wheel, wheelFile } from "./wheels";

const PROBE_MS = 30_000;
const STALL_MS = 120_000;

/** The interpreters that may have pip: the variable PYTHON, those on PATH, the one that npm start made. */
function pythons({ root }: Places, env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[][] {
  const own = env.PYTHON ? [[env.PYTHON]] : [];
  const venv = [path.join(root, ".venv", "bin", "python")].filter(existsSync);
  const onPath = platform === "win32" ? [["py", "-3"], ["python"]] : [["python3"], ["python"]];
  return [...own, ...onPath, ...venv.map((python) => [python])];
}

/** A pip that npm start keeps as a wheel where Python came without one. */
function pipWheel({ root }: Places): string | undefined {
  const venv = path.join(root, ".venv");
  const name = existsSync(venv) ? readdirSync(venv).find((file) => /^pip-.*\.whl$/.test(file)) : undefined;
  return name && path.join(venv, name, "pip");
}

const succeeds = async (command: readonly string[], ...more: string[]): Promise<boolean> => {
  const [program, ...leading] = command as [string];
  return (await runProgram(program, [...leading, ...more], { limitMs: PROBE_MS })).code === 0;
};

/** Makes a virtual environment for its pip alone; null where Python cannot. */
async function borrowedPip(python: readonly string[], folder: string): Promise<string[] | null> {
  rmSync(folder, { recursive: true, force: true });
  if (!(await succeeds(python, "-m", "venv", folder))) return null;
  return [path.join(folder, "bin", "python"), "-m", "pip"];
}

/**
 * A pip to download with: program and leading arguments.
 * @param scratch a folder for a virtual environment, where only that brings a pip
 * @throws SetupError with the command that installs one
 */
export async function findPip(
  places: Places,
  scratch: string,
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): Promise<string[]> {
  const wheel = pipWheel(places);
  const candidates = pythons(places, env, platform);
  for (const python of candidates) {
    if (await succeeds(python, "-m", "pip", "--version")) return [...python, "-m", "pip"];
    if (wheel && (await succeeds(python, wheel, "--version"))) return [...python, wheel];
  }
  for (const python of candidates) {
    const pip = await borrowedPip(python, path.join(scratch, "pip"));
    if (pip) return pip;
  }
  const mend = platform === "darwin" ? "xcode-select --install" : "sudo apt-get install python3-pip";
  throw new SetupError(`Python's pip is needed to fetch TensorFlow and there is none. Run: ${mend}`);
}

/** What pip is asked: this file with this sum, whatever Python runs it. */
export function pipArguments({ platform }: Wheel, folder: string, requirements: string): string[] {
  const version = PYTHON_TAG.replace(/^cp(\d)(\d+)$/, "$1.$2");
  return [
    ...[
      "download",
      "--no-deps",
      "--only-binary=:all:",
      "--require-hashes",
      "--no-cache-dir",
      "--dest",
      folder,
    ],
    ...["--implementation", "cp", "--python-version", version, "--abi", PYTHON_TAG, "--platform", platform],
    ...["--progress-bar", "off", "--no-input", "--disable-pip-version-check", "--requirement", requirements],
  ];
}

function explain(run: Outcome): string {
  if (/No space left on device/i.test(run.output)) return "the disk is full";
  if (/HASHES|do not match/.test(run.output)) return "what came is not the file that was asked for";
  if (/Connection|resolve|timed? ?out|unreachable|ProxyError|SSLError|Max retries/i.test(run.output))
    return "PyPI could not be reached; check the network or the proxy (HTTPS_PROXY)";
  const errors = run.output.split("\n").filter((line) => line.startsWith("ERROR"));
  return errors.pop() ?? failureOf(run);
}

/** Watches a folder grow: reports it, and gives up when nothing has come for two minutes. */
export function growthWatch(
  folder: string,
  report: (bytes: number) => void,
  stallMs = STALL_MS,
): () => string | undefined {
  let [most, since] = [-1, Date.now()];
  return () => {
    const bytes = bytesBelow(folder);
    report(bytes);
    if (bytes > most) [most, since] = [bytes, Date.now()];
    return Date.now() - since > stallMs ? `nothing came for ${Math.round(stallMs / 1000)} s` : undefined;
  };
}

/**
 * Downloads a wheel by pip, unless it is there. It comes under a temporary folder and is renamed when its sum is right, so that
 * what an interruption leaves is never taken for whole.
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
  const partial = path.join(downloads, "partial");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(path.join(partial, "done"), { recursive: true });
  const requirements = path.join(partial, "requirements.txt");
  writeFileSync(requirements, `${wheel.project}==${wheel.version} --hash=sha256:${wheel.sha256}\n`);
  const [program, ...leading] = pip as [string];
  const run = await runProgram(
    program,
    [...leading, ...pipArguments(wheel, path.join(partial, "done"), requirements)],
    {
      env: { ...process.env, TMPDIR: partial, TMP: partial, TEMP: partial },
      limitMs: 6 * 3_600_000,
      watch: growthWatch(partial, meter(reporter, "fetching", wheel.bytes)),
    },
  );
  const [file] = readdirSync(path.join(partial, "done"));
  if (run.code !== 0 || file === undefined)
    throw new SetupError(`TensorFlow could not be fetched: ${explain(run)}.`);
  const sum = await sha256Of(path.join(partial, "done", file));
  if (sum !== wheel.sha256)
    throw new SetupError(`TensorFlow could not be fetched: ${file} has the wrong sum ${sum}.`);
  renameSync(path.join(partial, "done", file), target);
  rmSync(partial, { recursive: true, force: true });
  return target;
}
