import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { compiledGrading } from "../../sandbox/compiled";

/** What a process of ours may use. */
export interface OwnLimits {
  cpuSeconds: number;
  heapMegabytes: number;
}

/** Node's own start takes three times as long where it has to read certificates: no variable of the caller's but these. */
const kept = ["PATH", "HOME", "TMPDIR", "LANG", "TZ"];

/** Starts a script of grade/hosts with standard streams as pipes. */
export function startOwn(
  script: string,
  args: string[],
  { cpuSeconds, heapMegabytes }: OwnLimits,
): ChildProcess {
  const file = path.join(compiledGrading(), "grade", "hosts", `${script}.js`);
  const env = Object.fromEntries(
    kept.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
  );
  const command = [process.execPath, `--max-old-space-size=${heapMegabytes}`, "--no-warnings", file, ...args];
  const limited =
    process.platform === "win32"
      ? command
      : ["/bin/sh", "-c", `ulimit -t ${cpuSeconds}; exec "$@"`, "sh", ...command];
  return spawn(limited[0], limited.slice(1), { stdio: ["pipe", "pipe", "pipe"], env });
}
