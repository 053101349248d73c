import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Say } from "./reporter";

/** An owner that has shown no sign of life for this long is dead, whatever machine or container it ran in. */
const STALE_MS = 60_000;
const BEAT_MS = 5_000;

/** This process, as it stands in its locks. */
const me = (): string => `${process.pid}@${hostname()}`;

/** Whether the owner of a lock is a process of this machine that has ended. */
function isGone(owner: string): boolean {
  const [pid, host] = owner.split("@");
  if (host !== hostname() || !(Number(pid) > 0)) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "EPERM";
  }
}

/** The owner of a lock that no longer holds it; null if it does, or there is no lock. */
function staleOwner(file: string): string | null {
  try {
    const owner = readFileSync(file, "utf8");
    return Date.now() - statSync(file).mtimeMs > STALE_MS || isGone(owner) ? owner : null;
  } catch {
    return null;
  }
}

/** Takes a dead owner's lock away. Two that do so at once cannot take a third's: what was moved aside is looked at again. */
function breakLock(file: string, owner: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (readFileSync(aside, "utf8") !== owner) linkSync(aside, file);
  } catch {
    // Another was quicker.
  }
  rmSync(aside, { force: true });
}

function take(file: string): boolean {
  try {
    writeFileSync(file, me(), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const owner = staleOwner(file);
  if (owner !== null) breakLock(file, owner);
  return false;
}

/** Shows that the owner lives. */
function beat(file: string): void {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The next beat may succeed.
  }
}

/**
 * Runs `action` while no other process is inside the same lock; waits for its turn, however long the other needs.
 * @param say is told once when another is inside
 */
export async function withLock<T>(file: string, say: Say, action: () => Promise<T>): Promise<T> {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let waits = 0; !take(file); waits++) {
    if (waits === 3) say("Waiting for another set-up to end …");
    await sleep(200);
  }
  const heart = setInterval(() => beat(file), BEAT_MS).unref();
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await action();
  } finally {
    clearInterval(heart);
    process.off("exit", release);
    release();
  }
}
