import { type AsyncHook, createHook } from "node:async_hooks";

/** What is to be called when a promise comes to be, and before and after what follows it runs. */
export interface PromiseHooks {
  init: (promise: Promise<unknown>) => void;
  before: (promise: Promise<unknown>) => void;
  after: (promise: Promise<unknown>) => void;
}

/** Where Node sets the functions that the engine calls for promises; no interface of its own offers that. */
interface AsyncWrap {
  /** How many hooks of a kind there are. */
  async_hook_fields: Uint32Array;
  constants: { kInit: number };
  setPromiseHooks(...hooks: ((promise: Promise<unknown>) => void)[]): void;
}

function asyncWrap(): AsyncWrap | null {
  const node = process as unknown as { noDeprecation?: boolean; binding(name: string): AsyncWrap };
  const { noDeprecation } = node;
  node.noDeprecation = true;
  try {
    const found = node.binding("async_wrap");
    return typeof found.setPromiseHooks === "function" ? found : null;
  } catch {
    return null;
  } finally {
    node.noDeprecation = noDeprecation;
  }
}

/** A hook that Node does not call for promises, where it knows of that wish (22 does not, 24.21 does). */
function hookWithoutPromises(onInit: (type: string, resource: object) => void): AsyncHook {
  const init = (_id: number, type: string, _trigger: number, resource: object) => onInit(type, resource);
  return createHook({ init, trackPromises: false } as Parameters<typeof createHook>[0]);
}

function canLeaveOutPromises(): boolean {
  let follows = false;
  const hook = hookWithoutPromises((type) => (follows ||= type === "PROMISE")).enable();
  void Promise.resolve();
  hook.disable();
  return !follows;
}

/**
 * Calls back for each thing that will call back later: a file that is read, a server, a child process; but for promises, which have
 * hooks of their own. Node would follow them too, at three times the cost, and would end the process where code is terminated that
 * follows one: it keeps a stack of them. Where it can be kept from that by neither of two ways, nothing is called back.
 * @param onResource is called while the code runs that starts it
 * @param promises the hooks that promises have
 */
export function hookResources(onResource: (resource: object) => void, promises: PromiseHooks): void {
  const wrap = asyncWrap();
  if (!wrap && !canLeaveOutPromises()) return;
  const isFirst = wrap?.async_hook_fields[wrap.constants.kInit] === 0;
  hookWithoutPromises((type, resource) => {
    if (type !== "PROMISE") onResource(resource);
  }).enable();
  // Where others follow promises already, Node is in the middle of one.
  if (isFirst) wrap?.setPromiseHooks(promises.init, promises.before, promises.after);
}
