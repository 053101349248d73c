import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "../../setup/shared/places";
import { writeAtomically } from "../../setup/shared/writeAtomically";

/**
 * Which programs' replays were compared with their eager step, and by how much they differed at most: a file for each in a folder.
 * Nothing here throws: what cannot be read is not there, and what cannot be written is not kept.
 */
export class Verifications {
  /** @param folder need not exist @param room for how many programs; those that were compared longest ago go */
  constructor(
    private readonly folder = path.join(cacheFolder(), "verified"),
    private readonly room = 256,
  ) {}

  /** The largest relative error that was found; null where the program was not compared. */
  find(key: string): number | null {
    try {
      const error = Number(readFileSync(path.join(this.folder, key), "utf8").trim() || NaN);
      return Number.isFinite(error) ? error : null;
    } catch {
      return null;
    }
  }

  keep(key: string, error: number): void {
    try {
      writeAtomically(path.join(this.folder, key), `${error}\n`);
      this.makeRoom();
    } catch {
      // The next start compares again.
    }
  }

  private makeRoom(): void {
    const files = readdirSync(this.folder).map((name) => path.join(this.folder, name));
    if (files.length <= this.room) return;
    const byAge = files.map((file) => ({ file, time: statSync(file).mtimeMs }));
    byAge.sort((a, b) => b.time - a.time);
    for (const { file } of byAge.slice(this.room)) rmSync(file, { force: true });
  }
}
