import { type ChildProcess, spawn } from "node:child_process";

/** How a program is to be run. */
export interface RunOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** It is ended after this time. */
  limitMs: number;
  /** Called a few times a second while it runs; a sentence that it returns ends the program. */
  watch?: () => string | undefined;
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
const running = new Set<ChildProcess>();

/** Ends a program and all that it started. */
function end(child: ChildProcess): void {
  try {
    if (process.platform === "win32") child.kill();
    else process.kill(-(child.pid as number), "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

process.on("exit", () => running.forEach(end));

/** Runs a program in a group of its own, so that nothing of it outlives the time limit or this process. Never throws. */
export function runProgram(program: string, args: readonly string[], options: RunOptions): Promise<Outcome> {
  const { cwd, env = process.env, limitMs, watch } = options;
  const detached = process.platform !== "win32";
  const child = spawn(program, args, {
    cwd,
    env,
    detached,
    windowsHide: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let cause: string | null = null;
  const stop = (why: string) => {
    cause ??= why;
    end(child);
  };
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  running.add(child);
  const limit = setTimeout(() => stop(`it did not end within ${Math.round(limitMs / 1000)} s`), limitMs);
  const poll = setInterval(() => {
    const why = watch?.();
    if (why !== undefined) stop(why);
  }, POLL_MS);
  return new Promise((resolve) => {
    const finish = (code: number | null) => {
      clearTimeout(limit);
      clearInterval(poll);
      running.delete(child);
      resolve({ code, output, cause });
    };
    child.once("error", (error) => {
      cause ??= (error as NodeJS.ErrnoException).code === "ENOENT" ? `there is no ${program}` : error.message;
      finish(null);
    });
    child.once("close", (code, signal) => {
      if (signal) cause ??= `it was ended by ${signal}`;
      finish(cause === null ? code : null);
    });
  });
}

/** Why a program failed, in a few words: the cause, or the last line that it printed. */
export function failureOf({ code, output, cause }: Outcome): string {
  const last = output.trim().split("\n").pop()?.trim();
  return cause ?? (last || `exit code ${code}`);
}
