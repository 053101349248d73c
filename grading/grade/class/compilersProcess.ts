import type { Readable } from "node:stream";
import path from "node:path";
import { stageRoot } from "../../sandbox/stage";
import { startOwn } from "./ownProcess";

/** The class's compilers. */
export interface CompilersProcess {
  /** Their socket; "" where there is none, and everybody compiles for himself. */
  address: string;
  stop(): Promise<void>;
}

let started = 0;

/** How long they may take to listen, and to end, in milliseconds. */
const startMs = 10_000;
const endMs = 3_000;

/** Starts compilers for a class. @param count how many work at the same time */
export async function startCompilers(graderFile: string, count: number): Promise<CompilersProcess> {
  if (process.platform === "win32") return { address: "", stop: async () => undefined };
  const address = path.join(stageRoot(), `compilers-${++started}`);
  const child = startOwn("compilers", [graderFile, address, String(count)], {
    cpuSeconds: 100_000,
    heapMegabytes: 1024,
  });
  child.stderr?.resume();
  const ready = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), startMs);
    const settle = (well: boolean): void => {
      clearTimeout(timer);
      resolve(well);
    };
    (child.stdout as Readable).once("data", () => settle(true));
    child.once("error", () => settle(false));
    child.once("exit", () => settle(false));
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const kill = (): void => void child.kill("SIGKILL");
  process.once("exit", kill);
  return {
    address: ready ? address : "",
    stop: async () => {
      const late = setTimeout(kill, endMs);
      child.stdin?.end();
      if (ready) await ended;
      else kill();
      clearTimeout(late);
      process.off("exit", kill);
    },
  };
}
