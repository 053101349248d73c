import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { bubblewrapOptions, environment } from "./bubblewrap";
import { type Cgroup, createCgroup } from "./cgroup";
import { killQuietly } from "./processes";
import { heapMegabytes, type Limits, ulimits } from "../limits";
import { seccompFilter } from "./seccomp";
import { type Box, reachableNode, reachablePackages } from "../stage";
import { dropUser, nobody, type Tier } from "./tier";
import { type Watchdog, watch } from "./watchdog";

/** A running host. Its channel is descriptor 3, both ways. */
export interface Launched {
  child: ChildProcess;
  cgroup?: Cgroup;
  /** Whether the process went beyond its memory, as far as somebody saw it. */
  outOfMemory(): boolean;
  peakBytes(): number | undefined;
  /** Ends the host and everything that it started. */
  kill(): void;
  /** Waits until all that it started is dead, as far as somebody sees it, and frees what the launch took. */
  release(): Promise<void>;
}

let launches = 0;

/** How often, and how many milliseconds apart, a group is tried to be removed. */
const burialAttempts = 200;
const burialInterval = 5;

const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Tier B gives each running host a user of its own, so that they cannot reach each other. */
const userOf = (launch: number): number => 61_000 + (launch % 1_000);

/** Descriptors of contents that many launches share; no path leads to them. */
const shared = new Map<string, number>();

/** A content as a descriptor that a child can inherit. Each opening has a place in the file of its own. */
function descriptorOf(box: Box, name: string, content: string | Buffer): number {
  const key = `${name} ${content.toString("base64")}`;
  let descriptor = shared.get(key);
  if (descriptor === undefined) {
    const file = `${box.folder}.${process.pid}.${launches}.${name}`;
    writeFileSync(file, content, { mode: 0o600 });
    descriptor = openSync(file, "r");
    rmSync(file);
    shared.set(key, descriptor);
  }
  return openSync(`/proc/self/fd/${descriptor}`, "r");
}

/** Node's own options in a sandbox. Its processes live for a fraction of a second: a function is optimised when it has run seven times
 *  as long as V8 would wait, which saves a fifth of a submission's processor time and costs a hot function a tenth of a second once. */
export const nodeFlags = (limits: Limits): string[] => [
  `--max-old-space-size=${heapMegabytes(limits)}`,
  "--no-warnings",
  "--interrupt-budget=500000",
];

/** What node runs, in a box that stands at `folder`. */
const hostIn = (folder: string, { script, snapshot }: Box): string[] =>
  snapshot === undefined
    ? [path.posix.join(folder, script)]
    : ["--snapshot-blob", path.posix.join(folder, snapshot)];

/** The environment of a box: where it is not shown its packages, it is told where they are, of which it uses what a box would show. */
function environmentOf(tier: Tier, { packages }: Box): Record<string, string> {
  if (!packages) return environment;
  const seen = { ...environment, COURSE_TENSORS: "npm" };
  return tier.name === "A" ? seen : { ...seen, NODE_PATH: reachablePackages(packages) };
}

/** The command of a tier, and the descriptors that it inherits beyond the channel. */
function commandOf(
  tier: Tier,
  box: Box,
  limits: Limits,
  uid: number,
): { command: string[]; descriptors: number[] } {
  const node = reachableNode();
  const flags = nodeFlags(limits);
  if (tier.name === "C") return { command: [node, ...flags, ...hostIn(box.folder, box)], descriptors: [] };
  const user = tier.dropsUser ? dropUser(uid) : [];
  if (tier.name === "B") {
    return { command: [...user, node, ...flags, ...hostIn(box.folder, box)], descriptors: [] };
  }
  const binds = [{ host: box.folder, inside: "/course" }];
  const inUsr = node.startsWith("/usr/");
  if (!inUsr) binds.push({ host: node, inside: "/node" });
  for (const { from, to } of box.packages ?? [])
    binds.push({ host: from, inside: path.posix.join("/course", to) });
  const options = bubblewrapOptions(binds, limits, environmentOf(tier, box));
  const filter = tier.seccomp ? seccompFilter() : undefined;
  if (filter) options.push("--seccomp", "5");
  const descriptors = [descriptorOf(box, "args", options.join("\0") + "\0")];
  if (filter) descriptors.push(descriptorOf(box, "seccomp", filter));
  const program = [inUsr ? node : "/node", ...flags, ...hostIn("/course", box)];
  return { command: [...user, "/usr/bin/bwrap", "--args", "4", ...program], descriptors };
}

/** The processes of a user; tier B's way to find what left its group. */
function processesOf(uid: number): number[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => statSync(`/proc/${pid}`, { throwIfNoEntry: false })?.uid === uid)
    .map(Number);
}

/**
 * Starts a box's script within a tier's walls and the limits.
 * @throws the system's error if the process cannot be started
 */
export function launch(tier: Tier, box: Box, limits: Limits): Launched {
  launches += 1;
  const uid = tier.name === "B" ? userOf(launches) : nobody;
  const cgroup = tier.cgroups && createCgroup(tier.cgroups, `${process.pid}-${launches}`, limits);
  const { command, descriptors } = commandOf(tier, box, limits, uid);
  const enter = (cgroup?.procs ?? []).map((file) => `echo 0 > ${quote(file)} && `).join("");
  const child = spawn("/bin/sh", ["-c", `${ulimits(limits)}; ${enter}exec "$@"`, "sh", ...command], {
    stdio: ["ignore", "pipe", "pipe", "pipe", ...descriptors],
    env: environmentOf(tier, box),
    cwd: "/",
    detached: true,
  });
  descriptors.forEach((descriptor) => closeSync(descriptor));
  const kill = (): void => {
    if (child.pid !== undefined) killQuietly(-child.pid);
    cgroup?.members().forEach(killQuietly);
    if (tier.name === "B") processesOf(uid).forEach(killQuietly);
  };
  const watchdog: Watchdog | undefined =
    cgroup || child.pid === undefined ? undefined : watch(child.pid, limits, kill);
  return {
    child,
    ...(cgroup && { cgroup }),
    outOfMemory: () => cgroup?.outOfMemory() ?? watchdog?.outOfMemory() ?? false,
    peakBytes: () => cgroup?.peakBytes() ?? watchdog?.peakBytes(),
    kill,
    release: async () => {
      kill();
      watchdog?.stop();
      // A group can be removed only when the kernel has buried its last process.
      for (let attempt = 0; cgroup && !cgroup.remove() && attempt < burialAttempts; attempt++) {
        await new Promise((resolve) => setTimeout(resolve, burialInterval));
        kill();
      }
    },
  };
}
