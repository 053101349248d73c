import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { installRequirements } from "./pip";
import type { Places } from "../shared/places";
import { findPython } from "../shared/python";
import { failureOf, runProgram } from "../shared/runProgram";
import { writeAtomically } from "../shared/writeAtomically";
import type { Say } from "../shared/reporter";
import { SetupError } from "../shared/setupError";

/** Written into .venv: first without `requirements` to say whose folder it is, at the end with it. */
interface Stamp {
  madeBy: "npm start";
  /** sha256 of requirements.txt; absent while the installation is under way. */
  requirements?: string;
}

/** What there is in .venv: nothing, somebody else's, one that is unfinished or out of date, or ours and ready. */
export type VenvState = "absent" | "foreign" | "stale" | "ready";

const stampFile = (places: Places): string => path.join(places.venv, "course.json");

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Looks without starting Python. */
export function venvState(places: Places): VenvState {
  if (!existsSync(places.venv)) return "absent";
  let stamp: Stamp;
  try {
    stamp = JSON.parse(readFileSync(stampFile(places), "utf8"));
  } catch {
    return "foreign";
  }
  const fits = stamp.requirements === hashOf(places.requirements);
  return fits && existsSync(places.python) ? "ready" : "stale";
}

function writeStamp(places: Places, stamp: Stamp): void {
  writeAtomically(stampFile(places), `${JSON.stringify(stamp)}\n`);
}

/** The requirement lines of the file, comments left out. */
export function requirementLines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/**
 * Makes .venv with the pinned JupyterLab unless it is there. The stamp is written last, so an installation that was
 * cut off is made anew; a .venv that the course did not make is never touched.
 * @throws {SetupError} when Python is missing, .venv is somebody else's, or the network refuses
 */
export async function ensureVenv(places: Places, say: Say): Promise<void> {
  const state = venvState(places);
  if (state === "ready") return;
  if (state === "foreign") {
    throw new SetupError(
      `${places.venv} was not made by npm start. Move it away or delete it, then run npm start again.`,
    );
  }
  const found = findPython();
  const total = requirementLines(readFileSync(places.requirements, "utf8")).length;
  const started = Date.now();
  say(`Installing JupyterLab with Python ${found.version} into .venv, once (about 40 MB to fetch) …`);
  rmSync(places.venv, { recursive: true, force: true });
  mkdirSync(places.venv);
  writeStamp(places, { madeBy: "npm start" });
  const [program, ...leading] = found.command;
  const bundled = found.ensurepip;
  const args = [...leading, "-m", "venv", ...(bundled ? [] : ["--without-pip"]), places.venv];
  const run = await runProgram(program!, args, { limitMs: 600_000 });
  if (run.code !== 0)
    throw new SetupError(
      `${found.command.join(" ")} could not make a virtual environment: ${failureOf(run)}`,
    );
  const { python, venv, requirements } = places;
  await installRequirements({ python, venv, requirements, total, bundled }, say);
  writeStamp(places, { madeBy: "npm start", requirements: hashOf(requirements) });
  say(`JupyterLab is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}
