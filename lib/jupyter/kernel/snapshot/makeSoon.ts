import { spawn } from "node:child_process";
import { builtFile } from "./places";
import { findSnapshot, snapshotName, snapshotParts } from "./snapshotFile";

/** How long this waits for the first cells to run, in milliseconds. */
const patience = 3000;

let started = false;

/** Has the snapshot made, unless there is one, soon, once, by a process of its own that may outlive this one. */
export function makeSnapshotSoon(nodeOptions: readonly string[], delay = patience): void {
  if (started) return;
  started = true;
  setTimeout(() => {
    if (findSnapshot(snapshotName(snapshotParts(nodeOptions)))) return;
    const args = [builtFile("make.js"), ...nodeOptions];
    spawn(process.execPath, args, { stdio: "ignore", detached: true })
      .on("error", () => undefined)
      .unref();
  }, delay).unref();
}
