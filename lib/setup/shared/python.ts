import { spawnSync } from "node:child_process";
import { SetupError } from "./setupError";

/** A Python that JupyterLab can be installed with. */
export interface Python {
  /** Program and leading arguments, such as ["py", "-3"]. */
  command: readonly string[];
  executable: string;
  /** Such as "3.11.2". */
  version: string;
  /** Whether it can make a virtual environment that holds pip; Debian leaves this to the package python3-venv. */
  ensurepip: boolean;
}

/** The oldest Python for which lib/setup/jupyter/requirements.txt holds. */
export const OLDEST_PYTHON = [3, 10] as const;

const PROBE = `
import importlib.util as u, json, sys
has = lambda name: u.find_spec(name) is not None
print(json.dumps([sys.version_info[:3], sys.executable, has("venv"), has("ensurepip")]))`;

/** Programs that may be a Python, in the order in which they are tried. */
export function pythonCandidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[][] {
  const own = env.PYTHON ? [[env.PYTHON]] : [];
  const numbered = ["3.13", "3.12", "3.11", "3.10"].map((version) => [`python${version}`]);
  if (platform === "win32") return [...own, ["py", "-3"], ["python"], ["python3"]];
  return [...own, ["python3"], ...numbered, ["python"]];
}

interface Probed extends Python {
  numbers: number[];
  venv: boolean;
}

function probe(command: string[], env: NodeJS.ProcessEnv): Probed | undefined {
  const [program, ...leading] = command;
  const run = spawnSync(program!, [...leading, "-c", PROBE], { encoding: "utf8", timeout: 20_000, env });
  if (run.status !== 0) return undefined;
  try {
    const [numbers, executable, venv, ensurepip] = JSON.parse(run.stdout);
    return { command, executable, version: numbers.join("."), numbers, venv, ensurepip };
  } catch {
    return undefined;
  }
}

const isRecent = ({ numbers: [major = 0, minor = 0] }: Probed): boolean =>
  major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1];

function howToInstall(platform: NodeJS.Platform): string {
  if (platform === "win32" || platform === "darwin")
    return "Install Python from https://www.python.org/downloads/";
  return "On Debian or Ubuntu run: sudo apt-get install python3 python3-venv";
}

/**
 * The first Python on PATH (or in the variable PYTHON) of version 3.10 or later; one that brings its own pip goes first.
 * @param name what it is for
 * @throws {SetupError} when there is none, naming what was found instead
 */
export function findPython(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
  name = "JupyterLab",
): Python {
  const seen: Probed[] = [];
  for (const command of pythonCandidates(platform, env)) {
    const found = probe(command, env);
    if (!found) continue;
    if (isRecent(found) && found.venv && found.ensurepip) return found;
    seen.push(found);
  }
  const withoutPip = seen.find((python) => isRecent(python) && python.venv);
  if (withoutPip) return withoutPip;
  const got = seen.map((python) => `${python.command.join(" ")} ${python.version}`).join(", ") || "none";
  if (seen.some(isRecent)) {
    throw new SetupError(
      `${name} needs Python's module venv, which is missing from ${got}. ${howToInstall(platform)}`,
    );
  }
  throw new SetupError(`${name} needs Python 3.10 or later, found ${got}. ${howToInstall(platform)}`);
}
