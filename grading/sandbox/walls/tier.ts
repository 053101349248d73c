import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { bubblewrapOptions } from "./bubblewrap";
import { type CgroupHome, findCgroupHome } from "./cgroup";
import { checkLimits } from "../limits";
import { seccompFilter } from "./seccomp";

/** A: bubblewrap. B: a user of its own, within somebody's container. C: a plain child process, for self-checks only. */
export type TierName = "A" | "B" | "C";

/** This machine cannot keep student code apart as strongly as is asked. */
export class TierMissing extends Error {
  override name = "TierMissing";
}

/** How student code is kept apart on this machine. */
export interface Tier {
  name: TierName;
  /** One line for results and people. */
  description: string;
  /** Where memory and processes are bounded by the kernel; without it, a watchdog looks every 50 ms. */
  cgroups?: CgroupHome;
  /** Whether the system-call filter applies. */
  seccomp: boolean;
  /** Whether the grader is root and student code gets another user. */
  dropsUser: boolean;
}

const isRoot = (): boolean => process.getuid?.() === 0;

const runs = (command: string, args: string[]): boolean =>
  spawnSync(command, args, { stdio: "ignore", env: {}, timeout: 10_000 }).status === 0;

/** The command that turns root into a user without any right; nothing to prepend for who is not root. */
export function dropUser(uid: number): string[] {
  const user = [
    `--reuid=${uid}`,
    `--regid=${uid}`,
    "--clear-groups",
    "--inh-caps=-all",
    "--bounding-set=-all",
  ];
  return isRoot() ? ["/usr/bin/setpriv", ...user, "--no-new-privs", "--"] : [];
}

/** Bubblewrap's user on a root grader: "nobody" everywhere. */
export const nobody = 65534;

function bubblewrapWorks(): boolean {
  if (process.platform !== "linux" || !existsSync("/usr/bin/bwrap")) return false;
  const options = [...bubblewrapOptions([], checkLimits), "/usr/bin/true"];
  const [command, ...args] = [...dropUser(nobody), "/usr/bin/bwrap", ...options];
  return runs(command, args);
}

const userDropWorks = (): boolean => {
  const [command, ...args] = [...dropUser(nobody), "/usr/bin/true"];
  return isRoot() && existsSync("/usr/bin/setpriv") && runs(command, args);
};

function describe(name: TierName, cgroups: CgroupHome | undefined, seccomp: boolean): string {
  const memory = cgroups ? `cgroup v${cgroups.version}` : "memory watchdog";
  if (name === "A")
    return `bubblewrap, ${memory}, ${seccomp ? "system-call filter" : "no system-call filter"}`;
  if (name === "B") return `separate user, ${memory}; needs a container around the grader`;
  return `plain child process, ${memory}; self-check, not for grades`;
}

/** Tries what this machine offers, strongest first. */
export function findTier(allowed: readonly TierName[] = ["A", "B", "C"]): Tier | undefined {
  const works: Record<TierName, () => boolean> = { A: bubblewrapWorks, B: userDropWorks, C: () => true };
  const name = allowed.find((candidate) => works[candidate]());
  if (name === undefined) return undefined;
  const cgroups = process.platform === "linux" ? findCgroupHome() : undefined;
  const seccomp = name === "A" && seccompFilter() !== undefined;
  return {
    name,
    description: describe(name, cgroups, seccomp),
    ...(cgroups && { cgroups }),
    seccomp,
    dropsUser: isRoot() && name !== "C",
  };
}

/**
 * The tier to grade with.
 * @param required the weakest that will do
 * @throws TierMissing if this machine has none as strong
 */
export function requireTier(required: TierName): Tier {
  const order: TierName[] = ["A", "B", "C"];
  const tier = findTier(order.slice(0, order.indexOf(required) + 1));
  if (tier) return tier;
  throw new TierMissing(
    `this machine offers no sandbox of tier ${required}: install bubblewrap ("apt-get install bubblewrap") and allow ` +
      `unprivileged user namespaces, or run inside the grading container`,
  );
}
