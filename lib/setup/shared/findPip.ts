import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { type Places, pythonOf } from "./places";
import { pythonCandidates } from "./python";
import { runProgram } from "./runProgram";
import { SetupError } from "./setupError";

const PROBE_MS = 30_000;

/** The interpreters that may have pip, by program and leading arguments: the system's, then the one that npm start made. */
function pythons({ python }: Places, env: NodeJS.ProcessEnv): string[][] {
  return [...pythonCandidates(process.platform, env), ...[python].filter(existsSync).map((own) => [own])];
}

/** A pip that npm start keeps as a wheel where Python came without one. */
function pipWheel({ venv }: Places): string | undefined {
  const name = existsSync(venv) ? readdirSync(venv).find((file) => /^pip-.*\.whl$/.test(file)) : undefined;
  return name && path.join(venv, name, "pip");
}

async function succeeds([program, ...args]: string[]): Promise<boolean> {
  return (await runProgram(program as string, args, { limitMs: PROBE_MS })).code === 0;
}

/** Makes a virtual environment for its pip alone; null where Python cannot. */
async function borrowedPip(python: string[], folder: string): Promise<string[] | null> {
  rmSync(folder, { recursive: true, force: true });
  if (!(await succeeds([...python, "-m", "venv", folder]))) return null;
  return [pythonOf(folder), "-m", "pip"];
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
): Promise<string[]> {
  const wheel = pipWheel(places);
  const candidates = pythons(places, env);
  for (const python of candidates) {
    const pips = [[...python, "-m", "pip"], ...(wheel ? [[...python, wheel]] : [])];
    for (const pip of pips) if (await succeeds([...pip, "--version"])) return pip;
  }
  for (const python of candidates) {
    const pip = await borrowedPip(python, path.join(scratch, "pip"));
    if (pip) return pip;
  }
  const mend = process.platform === "darwin" ? "xcode-select --install" : "sudo apt-get install python3-pip";
  throw new SetupError(`Python's pip is needed to fetch TensorFlow and there is none. Run: ${mend}`);
}
