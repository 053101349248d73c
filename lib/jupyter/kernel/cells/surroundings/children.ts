import childProcess, { ChildProcess } from "node:child_process";
import { syncBuiltinESMExports } from "node:module";
import { interruptFlags } from "../../interrupts/interruptFlags";
import type { Interruptible } from "../../interrupts/interruptible";
import { endTree } from "../../processTree";
import { currentCell } from "../cellContext";

/** What Node's `spawn` asks of a child process that it has made; Node's own types leave it out. */
interface Spawning {
  spawn(this: ChildProcess, options: { detached?: boolean }): unknown;
}

/** Processes that run, with the signals of the cells that started them. */
const running = new Map<ChildProcess, AbortSignal | undefined>();

function note(child: ChildProcess): void {
  const { signal } = currentCell() ?? {};
  running.set(child, signal);
  child.once("exit", () => running.delete(child));
  signal?.addEventListener("abort", () => end((_, startedBy) => startedBy === signal), { once: true });
}

function end(isMeant: (child: ChildProcess, startedBy: AbortSignal | undefined) => boolean): void {
  for (const [child, startedBy] of running) if (child.pid && isMeant(child, startedBy)) endTree(child.pid);
}

/** While a cell waits for a process without giving the thread free, the watcher thread ends that process. */
function announceWaiting({ flags, throwRequested }: Interruptible): void {
  for (const name of ["spawnSync", "execSync", "execFileSync"] as const) {
    const original = childProcess[name] as (...args: unknown[]) => unknown;
    const announced = (...args: unknown[]): unknown => {
      Atomics.store(flags, interruptFlags.waiting, 1);
      try {
        return original(...args);
      } finally {
        Atomics.store(flags, interruptFlags.waiting, 0);
        throwRequested(); // instead of what the end of the process means
      }
    };
    Object.assign(childProcess, { [name]: announced });
  }
  syncBuiltinESMExports();
}

/**
 * Lets processes that cells start end with them: with the cell that is interrupted, or, where no cell runs, all of them. One that is
 * started as detached is to outlive its cell.
 */
export function followChildren(interruptible: Interruptible): void {
  const prototype = ChildProcess.prototype as unknown as Spawning;
  const { spawn } = prototype;
  prototype.spawn = function (options) {
    const spawned = spawn.call(this, options);
    if (!options.detached && this.pid !== undefined) note(this);
    return spawned;
  };
  announceWaiting(interruptible);
  interruptible.onInterrupt(() => {
    if (!interruptible.isRunning) end(() => true);
  });
}
