import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "./bundle";
import { compiledGrading, courseRoot } from "./compiled";
import { isAlive } from "./walls/processes";

/** A folder that a sandbox shows read-only as its whole course, and the script in it that node runs. */
export interface Box {
  folder: string;
  /** Relative to the folder. */
  script: string;
  /** A snapshot of node in which the script is loaded, relative to the folder. */
  snapshot?: string;
  /** Packages that are shown in it where they are installed, since they are too large to copy. */
  packages?: Content[];
}

/** What goes into a box: a host file or folder, and its place. */
export interface Content {
  from: string;
  to: string;
}

let root: string | undefined;

/** Removes what graders of ours left behind that were killed. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^grading-(\d+)-/.exec(name)?.[1];
    const stat = pid && lstatSync(path.join(parent, name), { throwIfNoEntry: false });
    if (!stat || !stat.isDirectory() || stat.uid !== process.getuid?.() || isAlive(Number(pid))) continue;
    rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/** A file of this process's stage that no other user may read. */
export function writePrivate(name: string, text: string): string {
  const file = path.join(stageRoot(), name);
  writeFileSync(file, text, { mode: 0o600 });
  return file;
}

/** The folder of this process's boxes; other users may read it, since student code runs as one of them. It goes when the process ends. */
export function stageRoot(): string {
  if (root === undefined) {
    const parent = realpathSync(tmpdir());
    sweep(parent);
    const created = mkdtempSync(path.join(parent, `grading-${process.pid}-`));
    chmodSync(created, 0o755);
    process.once("exit", () => rmSync(created, { recursive: true, force: true }));
    root = created;
  }
  return root;
}

/**
 * Puts a host, with its modules in one script, and what else it needs into a folder of its own, so that the sandbox's user can read
 * it and sees no path of ours. A host that is among the contents stays as it is.
 * @param host name of the script in grading/sandbox/hosts, without extension
 * @param packages what is shown in it from where it is
 */
export function createBox(name: string, host: string, contents: Content[], packages: Content[] = []): Box {
  const folder = path.join(stageRoot(), name);
  rmSync(folder, { recursive: true, force: true });
  const script = `sandbox/hosts/${host}.js`;
  const root = compiledGrading();
  for (const { from, to } of contents) {
    const target = path.join(folder, to);
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, dereference: true, preserveTimestamps: true });
  }
  if (!existsSync(path.join(folder, script))) {
    mkdirSync(path.join(folder, path.dirname(script)), { recursive: true });
    writeFileSync(path.join(folder, script), bundle(path.join(root, script), [], { root, place: script }));
  }
  for (const { to } of packages) mkdirSync(path.join(folder, to), { recursive: true });
  makeReadable(folder);
  return { folder, script, ...(packages.length > 0 && { packages }) };
}

/** A box that is already there is used again: its content is named by its name. */
const boxes = new Map<string, Box>();

/** The box of this name, made at its first use. */
export function sharedBox(
  name: string,
  host: string,
  contents: () => Content[],
  packages: Content[] = [],
): Box {
  const box = boxes.get(name) ?? createBox(name, host, contents(), packages);
  boxes.set(name, box);
  return box;
}

/** Opens a folder to everybody's reading, whatever the umask. */
function makeReadable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) makeReadable(full);
    else chmodSync(full, 0o644);
  }
}

let node: string | undefined;

/** Takes a binary that another process has found reachable. */
export function useNode(binary: string): void {
  node = binary;
}

/** A node binary that the sandbox's user can run: ours, or a copy of it where ours stands in a private folder. */
export function reachableNode(): string {
  if (node !== undefined) return node;
  const own = realpathSync(process.execPath);
  if (own.startsWith("/usr/") || process.getuid?.() !== 0 || isPublic(own)) return (node = own);
  const copy = path.join(stageRoot(), "node");
  cpSync(own, copy);
  chmodSync(copy, 0o755);
  return (node = copy);
}

let packagesFolder: string | undefined;

/** A folder of packages that the sandbox's user can read: ours, or a copy of these where ours stands in a private folder. */
export function reachablePackages(packages: readonly Content[]): string {
  if (packagesFolder !== undefined) return packagesFolder;
  const own = path.join(courseRoot(), "node_modules");
  if (process.getuid?.() !== 0 || isPublic(own)) return (packagesFolder = own);
  const copies = path.join(stageRoot(), "packages");
  for (const { from, to } of packages)
    cpSync(from, path.join(copies, to), { recursive: true, dereference: true });
  makeReadable(copies);
  return (packagesFolder = path.join(copies, "node_modules"));
}

/** Whether every folder above a file can be passed by everybody. */
function isPublic(file: string): boolean {
  for (let folder = path.dirname(file); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (!(statSync(folder).mode & 0o001)) return false;
  }
  return true;
}
