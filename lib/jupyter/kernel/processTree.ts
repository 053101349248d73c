import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

interface Process {
  pid: number;
  parent: number;
  /** Grows with the time at which it began. */
  began: number;
}

/** How long a process has to end by itself, in milliseconds. */
const patience = 500;

/** What Linux tells of one process: its name, which may hold anything, stands in parentheses. */
function readProcess(pid: string): Process[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [{ pid: Number(pid), parent: Number(fields[1]), began: Number(fields[19]) }];
  } catch {
    return []; // it has ended meanwhile
  }
}

function listProcesses(): Process[] {
  if (process.platform === "linux")
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap(readProcess);
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  return (stdout ?? "").split("\n").flatMap((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    return pid > 0 ? [{ pid, parent, began: pid }] : [];
  });
}

/** The process that another has started last; undefined if it has none. */
export function newestChild(parent: number): number | undefined {
  const children = listProcesses().filter((each) => each.parent === parent);
  return children.sort((a, b) => a.began - b.began || a.pid - b.pid).at(-1)?.pid;
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** Ends a process with all that it has started: first it is asked, then it is ended. */
export function endTree(root: number): void {
  const all = listProcesses();
  const found = new Set([root]);
  for (const pid of found) for (const each of all) if (each.parent === pid) found.add(each.pid);
  for (const pid of found) send(pid, "SIGTERM");
  setTimeout(() => found.forEach((pid) => send(pid, "SIGKILL")), patience).unref();
}

/**
 * Ends the processes of a group at once: a process that runs cells leads one, and what cells start belongs to it.
 * @param leader its first process, which may have ended
 * @returns whether there was such a group
 */
export const killGroup = (leader: number): boolean => send(-leader, "SIGKILL");

/** Ends this process with its group. */
export function killOwnGroup(): void {
  if (!killGroup(process.pid)) send(process.pid, "SIGKILL");
}
