import path from "node:path";
import { courseFolder, isInside } from "./modules/sources";

/** A file's path as messages name it: relative to the notebook's folder or else to the course, absolute elsewhere. */
export function shownPath(file: string, cwd = process.cwd(), course = courseFolder()): string {
  const base = [cwd, course].find((folder) => isInside(file, folder));
  return (base ? path.relative(base, file) : file).split(path.sep).join("/");
}
