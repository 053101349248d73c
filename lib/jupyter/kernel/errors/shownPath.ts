import path from "node:path";
import { courseFolder, isInside, workspaceOf } from "../modules/sources";

/** A file's path as messages name it: relative to the notebook's folder or else to its course, absolute elsewhere. */
export function shownPath(file: string, cwd = process.cwd()): string {
  const workspace = workspaceOf(path.dirname(file));
  const bases = [cwd, ...(workspace ? [path.dirname(workspace.folder)] : []), courseFolder()];
  const base = bases.find((folder) => isInside(file, folder));
  return (base ? path.relative(base, file) : file).split(path.sep).join("/");
}
