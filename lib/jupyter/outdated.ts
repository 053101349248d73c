/** A name whose cell was run again and failed: it still stands for what an earlier version of the cell has declared. */
export interface Outdated {
  name: string;
  /** The number of the cell that failed. */
  cell: number;
  /** "types", "syntax": it was not run; "error": it stopped before it came to the name. */
  why: "types" | "syntax" | "error";
}

/** Finds the outdated names on which a function depends that somebody calls by a name. */
export type OutdatedFinder = (name: string, value: unknown) => Outdated[];

/** Key on globalThis under which the kernel puts its finder. */
export const OUTDATED = Symbol.for("lib.jupyter.outdated");

/** The outdated names on which a function of a notebook depends, itself included; none outside of the course's kernel. */
export const outdatedBehind: OutdatedFinder = (name, value) =>
  (globalThis as { [OUTDATED]?: OutdatedFinder })[OUTDATED]?.(name, value) ?? [];
