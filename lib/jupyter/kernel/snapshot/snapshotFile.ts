import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { typescriptFile } from "../tslab";
import { languageFiles } from "./languageFiles";
import { builtFile, projectFolder } from "./places";

/** What a snapshot is made of; one made of something else has another name. */
export interface SnapshotParts {
  typescript: string;
  typeRoot: string;
  /** Declaration files of the language. */
  language: readonly string[];
  entry: string;
  /** Options of Node with which it is made and used. */
  nodeOptions: readonly string[];
}

/** The parts as they are installed here. */
export function snapshotParts(nodeOptions: readonly string[]): SnapshotParts {
  const node = path.dirname(require.resolve("@types/node/package.json"));
  return {
    typescript: typescriptFile(),
    typeRoot: path.dirname(node),
    language: languageFiles(),
    entry: builtFile("entry.js"),
    nodeOptions,
  };
}

const stampOf = (file: string): string => {
  const { mtimeMs, size } = statSync(file);
  return `${file} ${mtimeMs} ${size}`;
};

/** A name that changes with anything that a snapshot depends on: Node, its options, the packages, where they are. */
export function snapshotName({ typescript, typeRoot, language, entry, nodeOptions }: SnapshotParts): string {
  const parts = [
    process.execPath,
    process.version,
    process.arch,
    process.env.NODE_OPTIONS ?? "",
    ...nodeOptions,
    ...language,
    stampOf(typescript),
    stampOf(path.join(typeRoot, "node", "package.json")),
    readFileSync(entry, "utf8"),
  ];
  const hash = createHash("sha256").update(parts.join("\0")).digest("hex").slice(0, 16);
  return `compiler-${process.version}-${hash}.snapshot`;
}

/** Folders for snapshots: the project's own cache, and one of this user's among the temporary files. */
export function snapshotFolders(root = projectFolder): string[] {
  const user = process.getuid?.() ?? "";
  return [path.join(root, ".cache", "kernel"), path.join(tmpdir(), `course-kernel-${user}`)];
}

/** Whether only this user, or the machine's owner, can have put files there: a snapshot is code. */
function isTrusted(folder: string): boolean {
  const user = process.getuid?.();
  const { uid, mode } = statSync(folder);
  return user === undefined || ((uid === user || uid === 0) && (mode & 0o022) === 0);
}

/** The snapshot of this name; null if there is none. */
export function findSnapshot(name: string, folders = snapshotFolders()): string | null {
  const folder = folders.find((place) => existsSync(path.join(place, name)) && isTrusted(place));
  return folder === undefined ? null : path.join(folder, name);
}

/** The first folder in which a snapshot can be made; null if there is none. */
export function writableFolder(folders = snapshotFolders()): string | null {
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      accessSync(folder, constants.W_OK);
      if (isTrusted(folder)) return folder;
    } catch {
      continue;
    }
  }
  return null;
}
