import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { bundle } from "../../sandbox/bundle";
import { compiledGrading } from "../../sandbox/compiled";
import { snapshotOf } from "../../sandbox/snapshot";

/** What a process of ours may use. */
export interface OwnLimits {
  cpuSeconds: number;
  heapMegabytes: number;
}

/** Node's own start takes three times as long where it has to read certificates: no variable of the caller's but these. */
const kept = ["PATH", "HOME", "TMPDIR", "LANG", "TZ"];

/** The file of a script of grade/hosts. */
const hostFile = (script: string): string => path.join(compiledGrading(), "grade", "hosts", `${script}.js`);

const flagsFor = ({ heapMegabytes }: OwnLimits): string[] => [
  `--max-old-space-size=${heapMegabytes}`,
  "--no-warnings",
];

/** A snapshot from which processes of a script start, where one can be made. @param cache folder in which it is kept */
export const ownSnapshot = (script: string, limits: OwnLimits, cache: string): Promise<string | undefined> =>
  snapshotOf(bundle(hostFile(script)), flagsFor(limits), [], { cache, node: process.execPath });

/** Starts a script of grade/hosts with standard streams as pipes. @param snapshot of the script, where there is one */
export function startOwn(script: string, args: string[], limits: OwnLimits, snapshot?: string): ChildProcess {
  const what = snapshot === undefined ? [hostFile(script)] : ["--snapshot-blob", snapshot];
  const env = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const command = [process.execPath, ...flagsFor(limits), ...what, ...args];
  const limited =
    process.platform === "win32"
      ? command
      : ["/bin/sh", "-c", `ulimit -t ${limits.cpuSeconds}; exec "$@"`, "sh", ...command];
  return spawn(limited[0], limited.slice(1), { stdio: ["pipe", "pipe", "pipe"], env });
}
