import vm from "node:vm";
import { rememberTensorState } from "lib/jupyter/kernel/cells/tensorState";

const room: { act?: () => unknown } = vm.createContext({});

/** A function was ended by its time of which others had most: the processor was theirs. */
export class HeldUp extends Error {}

const isOutOfTime = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException | undefined)?.code === "ERR_SCRIPT_EXECUTION_TIMEOUT";

function within(milliseconds: number, act: () => unknown): unknown {
  room.act = act;
  return vm.runInContext("act()", room, { timeout: milliseconds });
}

/**
 * What somebody's function returns or throws within a time. What is ended in the middle of a computation would leave the engine of
 * tensors in it; what is ended in the middle of setImmediate, Node's own list, which then ends the process: what the function asks for
 * by it is done as soon as the function has ended.
 * @throws HeldUp if it takes longer, and half of that was not its own; Error if it takes longer otherwise
 */
export function patiently(act: () => unknown, milliseconds: number): unknown {
  const restoreTensors = rememberTensorState();
  const { setImmediate } = globalThis;
  const asked: (() => void)[] = [];
  const note = (callback: (...args: unknown[]) => void, ...args: unknown[]) => {
    asked.push(() => callback(...args));
    return { _destroyed: true }; // to clearImmediate, one that is done
  };
  globalThis.setImmediate = note as unknown as typeof setImmediate;
  const before = process.cpuUsage();
  try {
    return within(milliseconds, act);
  } catch (error) {
    restoreTensors();
    const { user, system } = process.cpuUsage(before);
    if (isOutOfTime(error) && (user + system) / 1000 < milliseconds / 2) throw new HeldUp(String(error));
    throw error;
  } finally {
    globalThis.setImmediate = setImmediate;
    for (const callback of asked)
      try {
        within(milliseconds, callback);
      } catch {
        // Nothing is expected of it.
      }
  }
}
