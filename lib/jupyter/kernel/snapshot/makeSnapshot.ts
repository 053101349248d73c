import { spawn } from "node:child_process";
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { builtFile } from "./places";
import { findSnapshot, snapshotName, snapshotParts, writableFolder } from "./snapshotFile";

/** Longest time that making a snapshot may take, in milliseconds. */
const patience = 120_000;

/** Snapshots that were not used for so long, in milliseconds, are removed: those of an earlier Node or TypeScript. */
const lifetime = 14 * 24 * 3600 * 1000;

/** Runs Node with little claim on the processor; resolves with whether it ended well. */
function runQuietly(args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      stdio: "ignore",
      timeout: patience,
      killSignal: "SIGKILL",
    });
    child.once("spawn", () => {
      try {
        os.setPriority(child.pid!, os.constants.priority.PRIORITY_LOW);
      } catch {
        // Then it has the usual claim.
      }
    });
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}

/** One maker at a time; the mark of one that died counts no longer than a maker may take. */
function claim(mark: string): boolean {
  if (Date.now() - (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0) > patience)
    rmSync(mark, { force: true });
  try {
    closeSync(openSync(mark, "wx"));
    return true;
  } catch {
    return false;
  }
}

function removeOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > lifetime)
      rmSync(file, { force: true });
  }
}

/**
 * Makes the snapshot from which execution processes start several times faster, unless there is one; tries it before others see it.
 * @param nodeOptions the options of Node with which they start
 * @returns whether there is a snapshot now; where none can be made, processes start without
 */
export async function makeSnapshot(nodeOptions: readonly string[]): Promise<boolean> {
  const parts = snapshotParts(nodeOptions);
  const name = snapshotName(parts);
  if (findSnapshot(name)) return true;
  const folder = writableFolder();
  if (!folder) return false;
  const mark = path.join(folder, `${name}.making`);
  if (!claim(mark)) return false;
  const draft = path.join(folder, `${name}.${process.pid}`);
  const script = `${draft}.js`;
  try {
    const use = [...nodeOptions, "--snapshot-blob", draft];
    // There such a script is no module.
    writeFileSync(script, `const exports = {};\n${readFileSync(parts.entry, "utf8")}`);
    const inputs = [parts.typescript, parts.typeRoot, ...parts.language];
    const made = await runQuietly([...use, "--build-snapshot", script, ...inputs]);
    if (!made || !(await runQuietly([...use, builtFile("tryOut.js")]))) return false;
    renameSync(draft, path.join(folder, name));
    removeOld(folder);
    return true;
  } catch {
    return false;
  } finally {
    for (const file of [draft, script, mark]) rmSync(file, { force: true });
  }
}
