import { existsSync, lstatSync, readdirSync, statfsSync } from "node:fs";
import path from "node:path";

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
export function freeBytes(folder: string): number {
  if (!existsSync(folder)) return freeBytes(path.dirname(folder));
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
