import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive, killQuietly } from "./processes";

/** Where groups that bound memory and processes can be made: one folder (v2), or one for each controller (v1). */
export interface CgroupHome {
  version: 1 | 2;
  folders: { memory: string; pids: string };
}

/** A group for one student process and all that it starts. */
export interface Cgroup {
  /** The files into which a process writes "0" to enter the group. */
  procs: string[];
  /** The processes in the group, by number. */
  members(): number[];
  /** Whether the kernel killed a process of the group for its memory. */
  outOfMemory(): boolean;
  /** The most memory that the group has used, in bytes, where the kernel tells it. */
  peakBytes(): number | undefined;
  /** Removes the group, which must be empty; false if it is not yet. */
  remove(): boolean;
}

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

const pidsIn = (file: string): number[] => read(file).trim().split("\n").filter(Boolean).map(Number);

/** Tries out whether a group with limits can be made in these folders. */
function usable(home: CgroupHome): boolean {
  try {
    const group = createCgroup(home, `probe-${process.pid}`, { memoryBytes: 1 << 26, pids: 8 });
    return group.remove();
  } catch {
    return false;
  }
}

/** On v2: the nearest group above ours whose children may be given both limits. */
function findV2(root: string, own: string): CgroupHome | undefined {
  const relative = /^0::(.*)$/m.exec(own)?.[1];
  if (relative === undefined) return undefined;
  for (let folder = path.join(root, relative); folder.startsWith(root); folder = path.dirname(folder)) {
    const controllers = read(path.join(folder, "cgroup.subtree_control")).split(/\s+/);
    const home: CgroupHome = { version: 2, folders: { memory: folder, pids: folder } };
    if (controllers.includes("memory") && controllers.includes("pids") && usable(home)) return home;
  }
  return undefined;
}

function findV1(root: string, own: string): CgroupHome | undefined {
  const folderOf = (controller: string): string[] => {
    const relative = new RegExp(`^\\d+:(?:[^:]*,)?${controller}(?:,[^:]*)?:(.*)$`, "m").exec(own)?.[1] ?? "/";
    return [path.join(root, controller, relative), path.join(root, controller)];
  };
  const [memory, memoryTop] = folderOf("memory");
  const [pids, pidsTop] = folderOf("pids");
  const homes: CgroupHome[] = [
    { version: 1, folders: { memory, pids } },
    { version: 1, folders: { memory: memoryTop, pids: pidsTop } },
  ];
  return homes.find(
    (home) => existsSync(home.folders.memory) && existsSync(home.folders.pids) && usable(home),
  );
}

/** Where this process may make groups; nothing where it may not. */
export function findCgroupHome(
  root = "/sys/fs/cgroup",
  own = read("/proc/self/cgroup"),
): CgroupHome | undefined {
  return findV2(root, own) ?? findV2(path.join(root, "unified"), own) ?? findV1(root, own);
}

/**
 * Makes a group with limits.
 * @throws the file system's error if this process may not
 */
export function createCgroup(
  home: CgroupHome,
  name: string,
  limits: { memoryBytes: number; pids: number },
): Cgroup {
  const folders = [...new Set(Object.values(home.folders))].map((folder) =>
    path.join(folder, `grading-${name}`),
  );
  const [memory, pids] = [folders[0], folders[folders.length - 1]];
  const v2 = home.version === 2;
  try {
    for (const folder of folders) mkdirSync(folder);
    writeFileSync(path.join(memory, v2 ? "memory.max" : "memory.limit_in_bytes"), `${limits.memoryBytes}`);
    writeFileSync(path.join(pids, "pids.max"), `${limits.pids}`);
    const swap = path.join(memory, "memory.swap.max");
    if (v2 && existsSync(swap)) writeFileSync(swap, "0");
  } catch (error) {
    folders.forEach(removeFolder);
    throw error;
  }
  return {
    procs: folders.map((folder) => path.join(folder, "cgroup.procs")),
    members: () => pidsIn(path.join(pids, "cgroup.procs")),
    outOfMemory: () =>
      /^oom_kill [1-9]/m.test(read(path.join(memory, v2 ? "memory.events" : "memory.oom_control"))),
    peakBytes: () =>
      Number(read(path.join(memory, v2 ? "memory.peak" : "memory.max_usage_in_bytes"))) || undefined,
    remove: () => folders.map(removeFolder).every(Boolean),
  };
}

/** How often, and how many milliseconds apart, a group is tried to be removed. */
const sweepAttempts = 20;
const sweepInterval = 10;

/** Ends what is left in the groups of graders that were killed, and removes these groups. */
export async function sweepCgroups(home: CgroupHome): Promise<void> {
  const left = (folder: string): string[] =>
    readdirSync(folder).flatMap((name) => {
      const pid = /^grading-(?:probe-)?(\d+)(?:-\d+)?$/.exec(name)?.[1];
      return pid !== undefined && !isAlive(Number(pid)) ? [path.join(folder, name)] : [];
    });
  for (const folder of new Set(Object.values(home.folders))) {
    for (const group of left(folder)) {
      for (let attempt = 0; attempt < sweepAttempts && !removeFolder(group); attempt++) {
        pidsIn(path.join(group, "cgroup.procs")).forEach(killQuietly);
        await new Promise((resolve) => setTimeout(resolve, sweepInterval));
      }
    }
  }
}

function removeFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT";
  }
}
