import { type Dirent, readdirSync } from "node:fs";
import { join } from "node:path";
import { type CollectLimits, type Found, isNotebook, isZip, type Scan, whyPassedOver } from "./found";
import { listZip } from "./zip";

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

/** Reads a folder and what is in it, zip files included; links are not followed. */
class FolderReader {
  readonly scan: Scan = { found: [], notTaken: [], folders: new Set() };
  private files = 0;

  constructor(private readonly limits: CollectLimits) {}

  async read(folder: string, at: string[]): Promise<void> {
    let entries: Dirent[];
    try {
      entries = readdirSync(folder, { withFileTypes: true }).sort(byName);
    } catch (error) {
      return this.leave(at, `the folder cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
    for (const entry of entries) {
      const path = [...at, entry.name];
      if (++this.files > this.limits.files)
        return this.leave(path, `more than ${this.limits.files} files; the rest is not read`);
      const reason = whyPassedOver(entry.name);
      if (reason !== undefined) this.leave(path, reason);
      else if (!entry.name.startsWith(".")) await this.readEntry(entry, join(folder, entry.name), path);
    }
  }

  private async readEntry(entry: Dirent, file: string, path: string[]): Promise<void> {
    if (path.length === 1 && (entry.isDirectory() || isZip(entry.name))) this.scan.folders.add(entry.name);
    if (entry.isDirectory()) {
      if (path.length > this.limits.depth) this.leave(path, `deeper than ${this.limits.depth} folders`);
      else await this.read(file, path);
    } else if (!entry.isFile()) {
      const problem = entry.isSymbolicLink()
        ? "a symbolic link; ask for the notebook itself"
        : "not a regular file; ask for the notebook itself";
      if (isNotebook(entry.name)) this.put({ path, problem });
      else this.leave(path, problem);
    } else if (isZip(entry.name)) await this.readZip(file, path);
    else this.put({ path, content: { file } });
  }

  async readZip(file: string, path: string[]): Promise<void> {
    try {
      const { found, notTaken } = await listZip(file, path, this.limits);
      found.forEach((one) => this.put(one));
      this.scan.notTaken.push(...notTaken);
    } catch (error) {
      this.put({ path, problem: (error as Error).message });
    }
  }

  private put(found: Found): void {
    this.scan.found.push(found);
  }

  private leave(path: string[], reason: string): void {
    this.scan.notTaken.push({ path: path.join("/"), reason });
  }
}

/** What a folder holds, down to its zip files' entries. */
export async function scanFolder(folder: string, limits: CollectLimits): Promise<Scan> {
  const reader = new FolderReader(limits);
  await reader.read(folder, []);
  return reader.scan;
}
