import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync } from "node:fs";
import path from "node:path";
import { writeAtomically } from "../../../setup/shared/writeAtomically";

const digestBytes = 32;

const digestOf = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

/**
 * Optimised models in a folder, each in a file that begins with its digest. Nothing here throws: what cannot be read is not there, and
 * what cannot be written is not kept.
 */
export class ModelCache {
  /** @param folder need not exist @param capacity of all files, in bytes; those that were not used for longest go */
  constructor(
    private readonly folder: string,
    private readonly capacity = 2 ** 28,
  ) {}

  private fileOf(key: string): string {
    return path.join(this.folder, `${key}.model`);
  }

  /** The model that was kept under a key; null where there is none or its file is damaged. */
  find(key: string): Uint8Array | null {
    const file = this.fileOf(key);
    try {
      const bytes = readFileSync(file);
      const model = bytes.subarray(digestBytes);
      if (!digestOf(model).equals(bytes.subarray(0, digestBytes))) {
        this.forget(key);
        return null;
      }
      const now = new Date();
      utimesSync(file, now, now);
      return model;
    } catch {
      return null;
    }
  }

  /**
   * Keeps a model that somebody else writes.
   * @param write is given the name of a file to write, which is gone afterwards; what it throws is thrown
   */
  keep<T>(key: string, write: (file: string | null) => T): T {
    const file = this.prepare(key);
    try {
      const result = write(file);
      if (file) this.store(key, file);
      return result;
    } finally {
      if (file) rmSync(file, { force: true });
    }
  }

  /** Forgets a model, which turned out to be of no use. */
  forget(key: string): void {
    try {
      rmSync(this.fileOf(key), { force: true });
    } catch {
      // A folder that is read alone keeps what it has.
    }
  }

  /** A name in the folder for a new file; null where the folder cannot be made. */
  private prepare(key: string): string | null {
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      return path.join(this.folder, `${key}.${process.pid}.partial`);
    } catch {
      return null;
    }
  }

  private store(key: string, written: string): void {
    try {
      const model = readFileSync(written);
      rmSync(written);
      writeAtomically(this.fileOf(key), Buffer.concat([digestOf(model), model]));
      this.makeRoom();
    } catch {
      this.forget(key);
    }
  }

  private makeRoom(): void {
    const files = readdirSync(this.folder).map((name) => {
      const file = path.join(this.folder, name);
      const { size, mtimeMs } = statSync(file);
      return { file, size, mtimeMs };
    });
    files.sort((a, b) => b.mtimeMs - a.mtimeMs);
    let total = 0;
    for (const { file, size } of files) if ((total += size) > this.capacity) rmSync(file, { force: true });
  }
}
