import { AsyncLocalStorage } from "node:async_hooks";

/** Carries values along with asynchronous work: the kernel has a way of its own, which survives that code is terminated. */
export interface Carrier {
  /** Runs work, with all that it starts, under a value. */
  run<T>(key: symbol, value: unknown, work: () => T): T;
  /** The value under which the running code runs, if any. */
  get(key: symbol): unknown;
}

/** Key on globalThis under which the kernel puts its carrier. */
export const CARRIER = Symbol.for("lib.jupyter.carrier");

const carrier = (): Carrier | undefined => (globalThis as { [CARRIER]?: Carrier })[CARRIER];

/** A value that belongs to a piece of work, also after its awaits. */
export class Carried<V> {
  private readonly key = Symbol("carried");
  private storage: AsyncLocalStorage<V> | null = null;

  /** Runs work, with all that it starts, under this value. */
  run<T>(value: V, work: () => T): T {
    const kernel = carrier();
    if (kernel) return kernel.run(this.key, value, work);
    this.storage ??= new AsyncLocalStorage();
    return this.storage.run(value, work);
  }

  /** The value under which the running code runs; undefined outside. */
  get(): V | undefined {
    return (carrier()?.get(this.key) as V | undefined) ?? this.storage?.getStore();
  }
}
