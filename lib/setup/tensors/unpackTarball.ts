import { linkSync, lstatSync, mkdirSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "../shared/folders";
import { failureOf, runProgram } from "../shared/runProgram";
import { SetupError } from "../shared/setupError";

/** The version of TensorFlow in an archive `libtensorflow-cpu-linux-x86_64-2.9.1.tar.gz`; null for another name. */
export function versionOfTarball(file: string): string | null {
  return /^libtensorflow[\w-]*-(2\.\d+\.\d+)\.tar\.gz$/.exec(file)?.[1] ?? null;
}

/** Puts a file in the place of each link to it, so that a build holds nothing but files. */
export function replaceLinks(folder: string): void {
  for (const name of filesBelow(folder)) {
    const file = path.join(folder, name);
    if (!lstatSync(file).isSymbolicLink()) continue;
    const target = realpathSync(file);
    if (!target.startsWith(realpathSync(folder) + path.sep))
      throw new SetupError(`${name} is a link out of its folder; the archive is not what it should be.`);
    rmSync(file);
    linkSync(target, file);
  }
}

/**
 * Unpacks an archive of libtensorflow as TensorFlow publishes it: `lib/` and `include/`.
 * @param target the build's folder, which gets `deps/lib` and `deps/include`
 * @throws SetupError if it is damaged or holds something else
 */
export async function unpackTarball(archive: string, target: string): Promise<void> {
  const deps = path.join(target, "deps");
  mkdirSync(deps, { recursive: true });
  const run = await runProgram("tar", ["-xzf", archive, "-C", deps], { limitMs: 600_000 });
  if (run.code !== 0) throw new SetupError(`${archive} could not be unpacked: ${failureOf(run)}.`);
  replaceLinks(path.join(deps, "lib"));
}
