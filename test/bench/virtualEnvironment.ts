import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pythonOf } from "lib/setup/shared/places";
import { findPython } from "lib/setup/shared/python";

/** A file that stands beside a virtual environment while it is being made. A folder that is renamed afterwards would not do: its
 *  programs name the Python that they were made with. */
const beingMade = (folder: string): string => `${folder}.half`;

/** The Python of a virtual environment; null where there is none, or its making was cut off. */
export function pythonIn(folder: string): string | null {
  const python = pythonOf(folder);
  return existsSync(python) && !existsSync(beingMade(folder)) ? python : null;
}

/**
 * Makes a virtual environment with packages from PyPI; one whose making is cut off is never taken for whole.
 * @param packages with their versions, as pip wants them
 * @param alone more of them, without the packages that they ask for
 * @returns why it could not be made, or null
 */
export function installInto(
  folder: string,
  packages: readonly string[],
  alone: readonly string[] = [],
): string | null {
  const mark = beingMade(folder);
  rmSync(folder, { recursive: true, force: true });
  rmSync(mark, { recursive: true, force: true });
  mkdirSync(path.dirname(folder), { recursive: true });
  writeFileSync(mark, "");
  const problem = make(folder, packages, alone);
  if (problem !== null) rmSync(folder, { recursive: true, force: true });
  rmSync(mark);
  return problem;
}

function make(folder: string, packages: readonly string[], alone: readonly string[]): string | null {
  const [program, ...leading] = findPython().command;
  const made = spawnSync(program, [...leading, "-m", "venv", folder], { encoding: "utf8" });
  if (made.status !== 0) return `${made.stderr}${made.stdout}`;
  const flags = ["--disable-pip-version-check", "--no-input", "--only-binary", ":all:"];
  for (const wanted of [packages, ...(alone.length > 0 ? [["--no-deps", ...alone]] : [])]) {
    const arguments_ = ["-m", "pip", "install", ...flags, ...wanted];
    const installed = spawnSync(pythonOf(folder), arguments_, { encoding: "utf8", maxBuffer: 1e8 });
    if (installed.status !== 0) return installed.stderr;
  }
  return null;
}
