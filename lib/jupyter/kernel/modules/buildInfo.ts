import { createHash } from "node:crypto";
import { readFileSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { stampOf, type Workspace, workspaceOf } from "./sources";

/** tsc's notes about one build: the hash of each source, by its path relative to `dist`. */
interface Notes {
  stamp: string | null;
  hashes: Map<string, string>;
}

/** What tsc writes; before 5.6 it lay in `program`. */
interface BuildInfo {
  fileNames?: string[];
  fileInfos?: (string | { version: string })[];
}

const notes = new Map<string, Notes>();

function readNotes({ buildInfo }: Workspace): Map<string, string> {
  const hashes = new Map<string, string>();
  try {
    const content = JSON.parse(readFileSync(buildInfo, "utf8")) as BuildInfo & { program?: BuildInfo };
    const { fileNames = [], fileInfos = [] } = content.program ?? content;
    fileInfos.forEach((info, i) => hashes.set(fileNames[i], typeof info === "string" ? info : info.version));
  } catch {
    // A build is being written: no source counts as built.
  }
  return hashes;
}

function hashOf(workspace: Workspace, source: string): string | undefined {
  const stamp = stampOf(workspace.buildInfo);
  let known = notes.get(workspace.dist);
  if (!known || known.stamp !== stamp)
    notes.set(workspace.dist, (known = { stamp, hashes: readNotes(workspace) }));
  const name = path.relative(workspace.dist, source).split(path.sep).join("/");
  return known.hashes.get(name);
}

/** A build ends within this time; a source that was edited meanwhile is older than what the build wrote. In milliseconds. */
const longestBuild = 60_000;

/**
 * Whether a source is not what was built last: newer than the built file, or edited while that was being built, and of another
 * content than tsc has noted.
 * @param built the file that tsc made of it
 */
export function isEdited(source: string, built: string): boolean {
  const made = statSync(built, { throwIfNoEntry: false });
  if (!made) return true;
  if (statSync(source).mtimeMs < made.mtimeMs - longestBuild) return false;
  const workspace = workspaceOf(path.dirname(source));
  if (!workspace) return true;
  return hashOf(workspace, source) !== createHash("sha256").update(readFileSync(source)).digest("hex");
}

/** Lets the next build compare every source with what was built, also those that were edited while the last build ran. */
export function distrustTimes(workspaceFolder: string): void {
  try {
    utimesSync(path.join(workspaceFolder, "dist", ".tsbuildinfo"), 1, 1);
  } catch {
    // Never built: everything will be.
  }
}
