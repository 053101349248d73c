import { spawn } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { hasNativeBinding } from "./nativeFiles";
import { writeAtomically } from "../shared/writeAtomically";
import type { Places } from "../shared/places";
import type { Say } from "../shared/reporter";

const WEEK_MS = 7 * 24 * 3_600_000;

/** The set-up of the native tensor library, compiled: a program of its own, which goes on in the background. */
export const tensorProgram = ({ root }: Places): string =>
  path.join(root, "lib", "dist", "setup", "cli", "tensors.js");

const stampOf = ({ root }: Places): string => path.join(root, ".cache", "tensors-failed.json");

/** Whether an attempt failed less than a week ago. */
function failedLately(places: Places, now: number): boolean {
  try {
    const { failed } = JSON.parse(readFileSync(stampOf(places), "utf8")) as { failed: string };
    return now - Date.parse(failed) < WEEK_MS;
  } catch {
    return false;
  }
}

/** Keeps a failure in mind; an attempt that was ended from outside is none. */
function remember(places: Places, code: number | null): void {
  try {
    if (code === 0) rmSync(stampOf(places), { force: true });
    if (code === 1 || code === 2)
      writeAtomically(stampOf(places), JSON.stringify({ failed: new Date().toISOString() }));
  } catch {
    // Then it is tried again at the next start.
  }
}

/** Whether `npm start` has the native library to set up: it is missing, can be made here, and did not fail lately. */
export function wantsTensors(places: Places, now = Date.now()): boolean {
  const canTry = existsSync(tensorProgram(places)) && existsSync(places.tensorPackage);
  return canTry && !hasNativeBinding(places) && !failedLately(places, now);
}

/**
 * Sets the native tensor library up in the background where it is missing: a line when it begins and one when it ends. A failure
 * is told, not thrown, and keeps it from being tried again for a week.
 * @param program what sets it up
 * @returns ends it; a later start goes on
 */
export function startTensors(places: Places, say: Say, program = tensorProgram(places)): () => void {
  if (!wantsTensors(places)) return () => undefined;
  const child = spawn(process.execPath, [program, "--background"], {
    cwd: places.root,
    stdio: ["ignore", "ignore", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  createInterface({ input: child.stderr }).on("line", say);
  child.once("error", (error) => say(`The native tensor library could not be set up: ${error.message}`));
  child.once("exit", (code) => remember(places, code));
  return () => void child.kill("SIGTERM");
}
