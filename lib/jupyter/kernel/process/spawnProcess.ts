import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeSnapshotSoon } from "../snapshot/makeSoon";
import { findSnapshot, snapshotName, snapshotParts } from "../snapshot/snapshotFile";
import { answerDescriptor, frontEndFlag } from "../wire/frames";
import { nodeOptions } from "./nodeOptions";

/** A process that was started to run cells. */
export interface Spawned {
  child: ChildProcess;
  /** The file from which it was started; null where it loads the compiler itself. */
  snapshot: string | null;
}

/** The compiled entry, also where this file itself runs from its TypeScript source. */
function entry(): string {
  const built = __filename.endsWith(".ts")
    ? path.resolve(__dirname, "../../../dist/jupyter/kernel/cells/main.js")
    : path.join(__dirname, "../cells/main.js");
  if (!existsSync(built)) throw new Error(`ExecutionProcess: ${built} is missing, run "npm run build" first`);
  return built;
}

/** Snapshots from which a process did not start. */
const useless = new Set<string>();

/**
 * Starts a process that runs cells, from a snapshot where there is one.
 * @param cwd the folder from which cells import and read files
 * @param hasFrontEnd whether there is somebody to have the other ends of comms
 */
export function spawnProcess(cwd: string, hasFrontEnd: boolean): Spawned {
  const options = nodeOptions();
  const found = findSnapshot(snapshotName(snapshotParts(options)));
  const snapshot = found !== null && !useless.has(found) ? found : null;
  const args = [
    ...options,
    ...(snapshot === null ? [] : ["--snapshot-blob", snapshot]),
    entry(),
    ...(hasFrontEnd ? [frontEndFlag] : []),
  ];
  const pipes = Array<"pipe">(answerDescriptor).fill("pipe");
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", ...pipes], detached: true });
  preferAsVictim(child.pid);
  return { child, snapshot };
}

/** Where the machine runs out of memory, Linux shall end this process rather than the front end, the server or the browser. */
function preferAsVictim(pid: number | undefined): void {
  if (process.platform !== "linux" || pid === undefined) return;
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, "500");
  } catch {
    // Then it is one among others.
  }
}

/** Notes that a process has started well; if it had to load the compiler itself, the next shall not have to. */
export function noteStart({ snapshot }: Spawned): void {
  if (snapshot === null) makeSnapshotSoon(nodeOptions());
}

/** Notes that no process starts from this snapshot: it is damaged. */
export function discardSnapshot(snapshot: string): void {
  useless.add(snapshot);
  try {
    rmSync(snapshot, { force: true });
  } catch {
    // It is not ours to remove.
  }
}
