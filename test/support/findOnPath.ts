import { accessSync, constants } from "node:fs";
import path from "node:path";

/** The file that a program's name means on PATH; undefined where there is none. */
export function findOnPath(name: string, folders = process.env.PATH ?? ""): string | undefined {
  const files = folders.split(path.delimiter).map((folder) => path.join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
