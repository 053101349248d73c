import { readFileSync } from "node:fs";
import path from "node:path";
import { findPreparedFile } from "../snapshot/prepared";
import { isInstalled, stampOf, type Workspace, workspaceOf } from "./sources";

/** Files of packages stay as they are while a process runs. */
const unchanging = "installed";

/**
 * What the type checker knows of files. Nothing is watched through the file system: `refresh` looks before each cell, so that the
 * cell sees what is there when it starts, and thousands of files of packages cost nothing.
 */
export class CompilerFiles {
  private readonly stamps = new Map<string, string | null>();
  private readonly builds = new Map<string, { workspace: Workspace; stamp: string | null }>();
  private readonly texts = new Map<string, { version: string; text: string | undefined }>();
  /** Modules that exist in memory only, by their paths. */
  private readonly virtual = new Map<string, { version: string; text: string }>();
  private versions = 0;
  /** Grows when anything has changed that was looked at. */
  changes = 0;

  /** Puts a file into memory. */
  define(file: string, text: string): void {
    if (this.virtual.get(file)?.text === text) return;
    this.virtual.set(file, { version: `memory ${++this.versions}`, text });
    this.changes++;
  }

  /** The files in memory. */
  defined(): string[] {
    return [...this.virtual.keys()];
  }

  isDefined(file: string): boolean {
    return this.virtual.has(file);
  }

  /** What changes with a file's text, as far as `refresh` has looked. */
  version(file: string): string {
    const defined = this.virtual.get(file);
    if (defined) return defined.version;
    if (isInstalled(file)) return unchanging;
    if (!this.stamps.has(file)) this.watch(file);
    return this.stamps.get(file) ?? "missing";
  }

  /** A file's text in its present version; undefined where there is none. */
  read(file: string): string | undefined {
    const defined = this.virtual.get(file);
    if (defined) return defined.text;
    const version = this.version(file);
    const known = this.texts.get(file);
    if (known?.version === version) return known.text;
    const text = findPreparedFile(file)?.text ?? readIfThere(file);
    this.texts.set(file, { version, text });
    return text;
  }

  private watch(file: string): void {
    const workspace = workspaceOf(path.dirname(file));
    if (workspace && !this.builds.has(workspace.dist))
      this.builds.set(workspace.dist, { workspace, stamp: stampOf(workspace.buildInfo) });
    this.stamps.set(file, stampOf(file));
  }

  /**
   * Looks which files have changed.
   * @returns whether any has, or whether a workspace was built anew
   */
  refresh(): boolean {
    const built = new Set<string>();
    for (const [dist, build] of this.builds) {
      const stamp = stampOf(build.workspace.buildInfo);
      if (stamp === build.stamp) continue;
      build.stamp = stamp;
      built.add(dist);
    }
    let changed = built.size > 0;
    for (const [file, before] of this.stamps) {
      const workspace = workspaceOf(path.dirname(file));
      if (workspace && !built.has(workspace.dist)) continue;
      const stamp = stampOf(file);
      if (stamp === before) continue;
      this.stamps.set(file, stamp);
      changed = true;
    }
    if (changed) this.changes++;
    return changed;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
