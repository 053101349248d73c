import { existsSync, lstatSync, readdirSync, statfsSync } from "node:fs";
import path from "node:path";
import { SetupError } from "./setupError";

/** Every file and link below a folder, as sorted paths relative to it with "/"; none if it does not exist. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(folder, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((file) => file.split(path.sep).join("/"))
    .sort();
}

/** The bytes of the files below a folder, which others may be changing meanwhile. */
export function bytesBelow(folder: string): number {
  try {
    const sizes = filesBelow(folder).map((file) =>
      lstatSync(path.join(folder, file), { throwIfNoEntry: false }),
    );
    return sizes.reduce((sum, stat) => sum + (stat?.size ?? 0), 0);
  } catch {
    return 0;
  }
}

/** The bytes that are free where a folder is or will be. */
function freeBytes(folder: string): number {
  if (!existsSync(folder)) return freeBytes(path.dirname(folder));
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Asserts that the disk of a folder, which need not exist yet, has room.
 *  @throws SetupError that says how much is needed and how much is free */
export function assertRoom(folder: string, bytes: number, free = freeBytes(folder)): void {
  if (free >= bytes) return;
  const gigabytes = (n: number) => (n / 1e9).toFixed(1);
  throw new SetupError(
    `The native library needs ${gigabytes(bytes)} GB on the disk of ${folder}, where ${gigabytes(free)} GB are free. Free some space, then run the command again.`,
  );
}
