import { copyFileSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { type Build, MANIFEST } from "./build";
import { BINDING } from "./nativeFiles";

/** The ways to have one file in two places without using the disk twice, then the way that does. */
const WAYS: readonly ((from: string, to: string) => void)[] = [linkSync, symlinkSync, copyFileSync];

/** Puts a file in a second place, whole or not at all: by a hard link, else a symbolic link (another disk), else a copy. */
export function placeFile(from: string, to: string, ways = WAYS): void {
  mkdirSync(path.dirname(to), { recursive: true });
  const temporary = `${to}.${process.pid}.part`;
  rmSync(temporary, { force: true });
  for (const [i, way] of ways.entries()) {
    try {
      way(from, temporary);
      break;
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      const mayTryNext =
        ["EXDEV", "EPERM", "EMLINK", "ENOTSUP", "ENOSYS"].includes(code) && i + 1 < ways.length;
      if (!mayTryNext) throw error;
    }
  }
  renameSync(temporary, to);
}

/** Takes a build out of a package: what `layLinks` laid, or an older set-up left there. */
export function removeLinks(packageFolder: string): void {
  rmSync(path.join(packageFolder, BINDING), { force: true });
  for (const part of ["deps", "lib"])
    rmSync(path.join(packageFolder, part), { recursive: true, force: true });
}

/** Lays a build into a package. The binding comes last, so that whoever finds it finds the libraries as well. */
export function layLinks(folder: string, { files }: Build, packageFolder: string): void {
  removeLinks(packageFolder);
  const isBinding = (file: string) => path.normalize(file) === BINDING;
  const names = files.map((file) => file.path);
  copyFileSync(
    path.join(folder, MANIFEST),
    path.join(ensureFolder(path.join(packageFolder, "deps")), MANIFEST),
  );
  for (const name of [...names.filter((file) => !isBinding(file)), ...names.filter(isBinding)])
    placeFile(path.join(folder, name), path.join(packageFolder, name));
}

function ensureFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  return folder;
}
