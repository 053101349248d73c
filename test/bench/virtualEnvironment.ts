import { spawnSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { pythonOf } from "lib/setup/shared/places";
import { findPython } from "lib/setup/shared/python";

/**
 * Makes a virtual environment with packages from PyPI, under another name first, so that one which was cut off is never taken for
 * whole.
 * @param packages with their versions, as pip wants them
 * @param alone more of them, without the packages that they ask for
 * @returns why it could not be made, or null
 */
export function installInto(
  folder: string,
  packages: readonly string[],
  alone: readonly string[] = [],
): string | null {
  const half = `${folder}.half`;
  rmSync(half, { recursive: true, force: true });
  const [program, ...leading] = findPython().command;
  const made = spawnSync(program, [...leading, "-m", "venv", half], { encoding: "utf8" });
  if (made.status !== 0) return `${made.stderr}${made.stdout}`;
  const flags = ["--disable-pip-version-check", "--no-input", "--only-binary", ":all:"];
  for (const wanted of [packages, ...(alone.length > 0 ? [["--no-deps", ...alone]] : [])]) {
    const arguments_ = ["-m", "pip", "install", ...flags, ...wanted];
    const installed = spawnSync(pythonOf(half), arguments_, { encoding: "utf8", maxBuffer: 1e8 });
    if (installed.status === 0) continue;
    rmSync(half, { recursive: true, force: true });
    return installed.stderr;
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
  return null;
}
