/** Global under which emitted code finds the kernel. */
export const runtime = "__tslab__";

/** A module of which a cell imports something. */
export interface ImportedModule {
  /** What `require` gives, and an edited module in its place later. */
  readonly exports: unknown;
  readonly default: unknown;
  /** What `import * as name` means. */
  readonly namespace: unknown;
}

/** What emitted code calls on that global, besides tslab's own `exports` and `require`. */
export interface EmissionRuntime {
  /** The value of the cell's last expression. */
  value: unknown;
  bind(name: string, get: () => unknown, set?: (value: unknown) => void): void;
  /** Loads what a cell imports. */
  imported(request: string): ImportedModule;
  /** `import(request)` */
  importLater(request: unknown): Promise<unknown>;
  /** `import.meta` */
  meta: object;
  /** What loops look at. */
  flags: Int32Array;
  /** Ends a loop that has seen an interrupt. */
  interrupted(): void;
  hold<T>(value: T): T | Promise<never>;
  resume<T>(value: T): T;
}
