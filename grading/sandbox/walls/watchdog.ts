import { readFileSync } from "node:fs";
import type { Limits } from "../limits";

/** Watches a process and its descendants where no cgroup does. */
export interface Watchdog {
  outOfMemory(): boolean;
  peakBytes(): number | undefined;
  stop(): void;
}

/** How often it looks, in milliseconds. */
const interval = 50;

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** A process and all that descends from it, as /proc tells. */
function family(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).trim();
  return [pid, ...(children ? children.split(" ").flatMap((child) => family(Number(child))) : [])];
}

const numberIn = (status: string, field: string): number =>
  Number(new RegExp(`^${field}:\\s*(\\d+)`, "m").exec(status)?.[1] ?? 0);

/**
 * Calls `kill` when the family of a process holds more memory or threads than allowed. Elsewhere than on Linux it sees nothing.
 */
export function watch(pid: number, limits: Limits, kill: () => void): Watchdog {
  let peak = 0;
  let exceeded = false;
  const timer = setInterval(() => {
    const statuses = family(pid).map((member) => read(`/proc/${member}/status`));
    const bytes = 1024 * statuses.reduce((sum, status) => sum + numberIn(status, "VmRSS"), 0);
    const threads = statuses.reduce((sum, status) => sum + numberIn(status, "Threads"), 0);
    peak = Math.max(peak, bytes);
    if (bytes > limits.memoryBytes) exceeded = true;
    if (exceeded || threads > limits.pids) kill();
  }, interval);
  timer.unref();
  return {
    outOfMemory: () => exceeded,
    peakBytes: () => peak || undefined,
    stop: () => clearInterval(timer),
  };
}
