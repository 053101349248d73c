import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { installRequirements, type Product } from "./pip";
import type { Places } from "./places";
import { findPython } from "./python";
import { failureOf, runProgram } from "./runProgram";
import { writeAtomically } from "./writeAtomically";
import type { Say } from "./reporter";
import { SetupError } from "./setupError";

/** A virtual environment and the file of its pinned packages. */
export type PinnedVenv = Pick<Places, "venv" | "python" | "requirements">;

const jupyterLab: Product = { name: "JupyterLab", run: "npm start", download: "40 MB", room: "500 MB" };

/** Written into the virtual environment: first without `requirements` to say whose folder it is, at the end with it. */
interface Stamp {
  madeBy: string;
  /** sha256 of requirements.txt; absent while the installation is under way. */
  requirements?: string;
}

/** What there is in the place of a virtual environment: nothing, somebody else's, one that is unfinished or out of date, or ours and ready. */
export type VenvState = "absent" | "foreign" | "stale" | "ready";

const stampFile = (places: PinnedVenv): string => path.join(places.venv, "course.json");

const hashOf = (file: string): string => createHash("sha256").update(readFileSync(file)).digest("hex");

/** Looks without starting Python. */
export function venvState(places: PinnedVenv): VenvState {
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

function writeStamp(places: PinnedVenv, stamp: Stamp): void {
  writeAtomically(stampFile(places), `${JSON.stringify(stamp)}\n`);
}

/** The requirement lines of the file, comments left out. */
export function requirementLines(text: string): string[] {
  return text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}

/**
 * Makes a virtual environment with its pinned packages, JupyterLab's in .venv unless told otherwise, if it is not there. The stamp is written last, so an installation that was
 * cut off is made anew; one that the course did not make is never touched.
 * @throws {SetupError} when Python is missing, .venv is somebody else's, or the network refuses
 */
export async function ensureVenv(places: PinnedVenv, say: Say, product = jupyterLab): Promise<void> {
  const { name, run: madeBy, download } = product;
  const state = venvState(places);
  if (state === "ready") return;
  if (state === "foreign") {
    throw new SetupError(
      `${places.venv} was not made by ${madeBy}. Move it away or delete it, then run ${madeBy} again.`,
    );
  }
  const found = findPython(process.env, process.platform, name);
  const total = requirementLines(readFileSync(places.requirements, "utf8")).length;
  const started = Date.now();
  say(
    `Installing ${name} with Python ${found.version} into ${path.basename(places.venv)}, once (about ${download} to fetch) …`,
  );
  rmSync(places.venv, { recursive: true, force: true });
  mkdirSync(places.venv, { recursive: true });
  writeStamp(places, { madeBy });
  const [program, ...leading] = found.command;
  const bundled = found.ensurepip;
  const args = [...leading, "-m", "venv", ...(bundled ? [] : ["--without-pip"]), places.venv];
  const run = await runProgram(program!, args, { limitMs: 600_000 });
  if (run.code !== 0)
    throw new SetupError(
      `${found.command.join(" ")} could not make a virtual environment: ${failureOf(run)}`,
    );
  const { python, venv, requirements } = places;
  await installRequirements({ python, venv, requirements, total, bundled }, say, product);
  writeStamp(places, { madeBy, requirements: hashOf(requirements) });
  say(`${name} is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}
