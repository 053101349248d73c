import { existsSync, statSync } from "node:fs";
import path from "node:path";

/** A project that tsc builds from its own folder into `dist`, as lib and grading are. */
export interface Workspace {
  folder: string;
  dist: string;
  /** What tsc keeps there about its last build. */
  buildInfo: string;
}

const workspaces = new Map<string, Workspace | null>();

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** Whether a file belongs to an installed package. */
export const isInstalled = (file: string): boolean => /[\\/]node_modules[\\/]/.test(file);

/** The workspace that holds a file or folder; null outside of one. */
export function workspaceOf(place: string): Workspace | null {
  const known = workspaces.get(place);
  if (known !== undefined) return known;
  const dist = path.join(place, "dist");
  const buildInfo = path.join(dist, ".tsbuildinfo");
  const parent = path.dirname(place);
  let found: Workspace | null = null;
  if (existsSync(buildInfo)) found = { folder: place, dist, buildInfo };
  else if (parent !== place) found = workspaceOf(parent);
  workspaces.set(place, found);
  return found;
}

/** The folder of the course to which this kernel belongs. */
export function courseFolder(): string {
  const workspace = workspaceOf(__dirname);
  if (!workspace) throw new Error('The kernel: lib is not built, run "npm run build" first');
  return path.dirname(workspace.folder);
}

/** Whether a path lies in a folder or is the folder. */
export function isInside(place: string, folder: string): boolean {
  const relative = path.relative(folder, place);
  return relative !== ".." && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

const withoutExtension = (file: string): string => file.replace(/(\.d)?\.(ts|js)$/, "");

/**
 * Where tsc puts what it makes of a source of a workspace: `lib/core/rng` or `lib/core/rng.ts` → `lib/dist/core/rng`.
 * @returns the path without an extension; null where there is no such source
 */
export function builtFrom(place: string): string | null {
  if (isInstalled(place)) return null;
  const workspace = workspaceOf(path.dirname(place));
  const source = withoutExtension(place);
  if (!workspace || isInside(place, workspace.dist) || !isFile(`${source}.ts`)) return null;
  return path.join(workspace.dist, path.relative(workspace.folder, source));
}

/**
 * The file that an author edits to change a loaded module: `lib/dist/core/rng.js` → `lib/core/rng.ts`; a script outside of
 * workspaces is its own source.
 * @returns null for installed packages and for the kernel itself
 */
export function sourceOf(loaded: string): string | null {
  if (isInstalled(loaded) || !path.isAbsolute(loaded)) return null;
  const workspace = workspaceOf(path.dirname(loaded));
  if (!workspace) return /\.(tsx?|jsx?|json)$/.test(loaded) ? loaded : null;
  if (!isInside(loaded, workspace.dist)) return null;
  const name = withoutExtension(path.relative(workspace.dist, loaded));
  const source = path.join(workspace.folder, `${name}.ts`);
  const isKernel = name.startsWith(path.join("jupyter", "kernel") + path.sep);
  return !isKernel && isFile(source) ? source : null;
}

/** A file's time and size, which an edit changes; null where there is none. */
export function stampOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : null;
}
