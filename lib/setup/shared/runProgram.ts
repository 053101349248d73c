import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** How a program is to be run. */
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** It is ended after this time. */
  limitMs: number;
  /** Called a few times a second while it runs; a sentence that it returns ends the program. */
  watch?: () => string | undefined;
  /** Called with each line of its standard output. */
  onLine?: (line: string) => void;
}

/** How a program ended. */
export interface Outcome {
  /** Its exit code; null if it did not start or was ended. */
  code: number | null;
  /** What it printed, on both streams. */
  output: string;
  /** Why it has no exit code: it was not found, a signal, the time limit, or what `watch` said. */
  cause: string | null;
}

const POLL_MS = 500;
const detached = process.platform !== "win32";
const running = new Set<ChildProcess>();

/** Ends a program and all that it started. */
function end(child: ChildProcess): void {
  try {
    if (!detached) child.kill();
    else process.kill(-(child.pid as number), "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

process.on("exit", () => running.forEach(end));

/** Ends a program at its time limit, or when its watch says why.
 *  @returns what stops the watching */
function watchOver({ limitMs, watch }: RunOptions, stop: (why: string) => void): () => void {
  const limit = setTimeout(() => stop(`it did not end within ${Math.round(limitMs / 1000)} s`), limitMs);
  const poll = setInterval(() => {
    const why = watch?.();
    if (why !== undefined) stop(why);
  }, POLL_MS);
  return () => {
    clearTimeout(limit);
    clearInterval(poll);
  };
}

/** Runs a program in a group of its own, so that nothing of it outlives the time limit or this process. Never throws. */
export function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  const { cwd, env = process.env, onLine } = options;
  const child = spawn(program, args, {
    cwd,
    env,
    detached,
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let cause: string | null = null;
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  if (onLine) createInterface({ input: child.stdout }).on("line", onLine);
  running.add(child);
  const unwatch = watchOver(options, (why) => {
    cause ??= why;
    end(child);
  });
  return new Promise((resolve) => {
    child.once("error", ({ code, message }: NodeJS.ErrnoException) => {
      cause ??= code === "ENOENT" ? `there is no ${program}` : message;
    });
    child.once("close", (code, signal) => {
      unwatch();
      running.delete(child);
      if (signal) cause ??= `it was ended by ${signal}`;
      resolve({ code: cause === null ? code : null, output, cause });
    });
  });
}

/** Why a program failed, in a few words: the cause, or the last line that it printed. */
export function failureOf({ code, output, cause }: Outcome): string {
  const last = output.trim().split("\n").pop()?.trim();
  return cause ?? (last || `exit code ${code}`);
}
