import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

/** Something that appeared while a command ran; times in seconds since its start. */
export interface Appearance {
  name: string;
  wall: number;
  /** Processor time of all its processes until then. */
  cpu: number;
}

/** What a command took. */
export interface Measured {
  /** Its exit status, negative for the signal that ended it. */
  status: number;
  /** Seconds by the clock. */
  wall: number;
  /** Seconds of processor time of all processes that it started. */
  cpu: number;
  events: Appearance[];
  /** What it wrote to stdout and stderr. */
  log: string;
}

/** A command to measure. */
export interface Command {
  command: readonly string[];
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Names with this suffix that appear in this folder are events. */
  watch: { folder: string; suffix: string };
  /** A folder for the report and the log. */
  scratch: string;
}

const script = path.join(__dirname, "measure.py");

/**
 * Runs a command to its end, with all that it starts.
 * @throws Error if nothing could be measured: no Linux, no python3
 */
export function measure({ command, cwd, env = {}, watch, scratch }: Command): Measured {
  if (process.platform !== "linux")
    throw new Error(`bench:grade: processor time is read from Linux's /proc, got ${process.platform}`);
  mkdirSync(scratch, { recursive: true });
  const [report, log] = [path.join(scratch, "measured.json"), path.join(scratch, "log.txt")];
  rmSync(report, { force: true });
  const args = [script, report, log, watch.folder, watch.suffix, ...command];
  const ran = spawnSync("python3", args, { cwd, env: { ...process.env, ...env }, encoding: "utf8" });
  if (ran.status !== 0)
    throw new Error(`bench:grade: measure.py failed: ${ran.error?.message ?? ran.stderr.trim()}`);
  return { ...JSON.parse(readFileSync(report, "utf8")), log: readFileSync(log, "utf8") };
}
