import { executionAsyncResource } from "node:async_hooks";
import { inspect } from "node:util";
import { promiseHooks } from "node:v8";
import { type Carrier, CARRIER } from "../../display/values/carried";
import { hookResources, type PromiseHooks } from "./resourceHook";

// Before a cell can change it.
const { Promise } = globalThis;

/** On whose behalf code runs: a cell, also long after it has ended, in what its promises and timers go on to do. */
export interface CellContext {
  /** The request that started it; outputs carry it. */
  readonly id?: number;
  /** Aborted when the cell is interrupted. */
  readonly signal?: AbortSignal;
  /** What else belongs to this work, such as where its displays go. */
  readonly values?: Readonly<Record<symbol, unknown>>;
}

/** Where promises, and all else that calls back later, keep the context in which they came to be. */
const key = Symbol("cell");

interface Marked {
  [key]?: CellContext;
}

let current: CellContext | undefined;

/** What an interrupted cell's `finally` blocks may still await, in milliseconds. */
const grace = 1000;

const deadlines = new WeakMap<AbortSignal, number>();

/**
 * Makes contexts follow promises, timers and all other callbacks. Not by AsyncLocalStorage: on Node 20 it keeps a stack, and code that
 * is terminated after an `await` leaves it in a state that aborts the process.
 */
export function installCellContexts(): void {
  void promiseHooks.createHook(marking);
  hookResources(markResource, marking);
  hideMarks();
  Object.assign(globalThis, { [CARRIER]: carrier });
  for (const name of ["setTimeout", "setInterval", "setImmediate", "queueMicrotask"] as const) {
    const original = globalThis[name] as (callback: unknown, ...rest: unknown[]) => unknown;
    const carrying = (callback: unknown, ...rest: unknown[]): unknown => original(carry(callback), ...rest);
    // Keeps the promisified forms of Node's timers.
    Object.assign(globalThis, {
      [name]: Object.defineProperties(carrying, Object.getOwnPropertyDescriptors(original)),
    });
  }
}

const marking: PromiseHooks = {
  init: (promise: Promise<unknown> & Marked) => {
    const cell = currentCell();
    if (cell) promise[key] = cell;
  },
  before: (promise: Promise<unknown> & Marked) => {
    current = promise[key];
  },
  after: () => {
    current = undefined;
  },
};

/** Servers, files, child processes and workers call back on behalf of the cell that started them. */
function markResource(resource: object): void {
  const cell = currentCell();
  if (cell) Object.defineProperty(resource, key, { value: cell });
}

const nodesMarks = ["async_id_symbol", "trigger_async_id_symbol"];

/** Leaves what follows a promise about out of what is printed of it. */
function hideMarks(): void {
  const isMark = (symbol: symbol): boolean => symbol === key || nodesMarks.includes(symbol.description ?? "");
  const value = function (this: object): object {
    for (const mark of Object.getOwnPropertySymbols(this).filter(isMark))
      Reflect.defineProperty(this, mark, { enumerable: false });
    return this;
  };
  void Object.defineProperty(Promise.prototype, inspect.custom, {
    value,
    writable: true,
    configurable: true,
  });
}

const carrier: Carrier = {
  run: (key, value, work) => {
    const cell = currentCell();
    return runInCell({ ...cell, values: { ...cell?.values, [key]: value } }, work);
  },
  get: (key) => currentCell()?.values?.[key],
};

/** A callback that runs on behalf of the cell that passed it on, and no more once that was interrupted: a library's loop ends there. */
function carry(callback: unknown): unknown {
  const context = currentCell();
  if (!context || typeof callback !== "function") return callback;
  return function (this: unknown, ...args: unknown[]): unknown {
    if (isOver(context)) return undefined;
    return runInCell(context, () => (callback as (...args: unknown[]) => unknown).apply(this, args));
  };
}

/** Runs work, with all that it starts, on behalf of a cell. */
export function runInCell<T>(context: CellContext | undefined, work: () => T): T {
  const before = current;
  current = context;
  try {
    return work();
  } finally {
    current = before;
  }
}

/** The cell to which the running code belongs. */
export function currentCell(): CellContext | undefined {
  return current ?? (executionAsyncResource() as Marked)[key];
}

/** The cell in which a promise came to be. */
export function cellOf(promise: Promise<unknown>): CellContext | undefined {
  return (promise as Marked)[key];
}

/** Forgets whose code ran when it was terminated. */
export function leaveCell(): void {
  current = undefined;
}

/** Whether a cell was interrupted and its `finally` blocks have had their time. */
function isOver({ signal }: CellContext): boolean {
  if (!signal?.aborted) return false;
  const deadline = deadlines.get(signal) ?? performance.now() + grace;
  deadlines.set(signal, deadline);
  return performance.now() >= deadline;
}

/**
 * Stands around what code in a cell awaits: once the cell has been interrupted and its `finally` blocks have had their time, the
 * code is never resumed, also where it catches every error.
 */
export function hold<T>(value: T): T | Promise<never> {
  const cell = currentCell();
  if (!cell || !isOver(cell)) return value;
  void ignoreFailure(value);
  return new Promise<never>(() => undefined);
}

async function ignoreFailure(value: unknown): Promise<void> {
  try {
    await value;
  } catch {
    // Nobody waits for it any more.
  }
}

/**
 * Stands behind each `await` of code in a cell.
 * @throws KeyboardInterrupt if the cell was interrupted meanwhile
 */
export function resume<T>(value: T): T {
  currentCell()?.signal?.throwIfAborted();
  return value;
}
