import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import path from "node:path";

/** Where the bytes of a file are until they are complete: beside it, hidden, and of this process. */
const temporaryOf = (file: string): string =>
  path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);

/** Whether a file of this name is what a process left that was killed while it wrote a file. */
export const isUnfinished = (name: string): boolean => /^\..+\.\d+\.part$/.test(name);

/**
 * Writes a file, in a folder that is made if it is not there. Whoever reads it sees the old content or the new, also after a crash:
 * the bytes go to a file beside it, which takes its name when they are on the disk.
 * @throws the file system's error; the old file stays
 */
export function replaceFile(file: string, bytes: Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const temporary = temporaryOf(file);
  try {
    writeDurably(temporary, bytes);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** Writes all bytes and waits until they are on the disk. */
function writeDurably(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, "w");
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
