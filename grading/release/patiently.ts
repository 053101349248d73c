import vm from "node:vm";
import { rememberTensorState } from "lib/jupyter/kernel/cells/tensorState";

const room: { act?: () => unknown } = vm.createContext({});

function within(milliseconds: number, act: () => unknown): unknown {
  room.act = act;
  return vm.runInContext("act()", room, { timeout: milliseconds });
}

/**
 * What somebody's function returns or throws within a time. What is ended in the middle of a computation would leave the engine of
 * tensors in it; what is ended in the middle of setImmediate, Node's own list, which then ends the process: what the function asks for
 * by it is done as soon as the function has ended.
 * @throws Error if it takes longer
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
  try {
    return within(milliseconds, act);
  } catch (error) {
    restoreTensors();
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
