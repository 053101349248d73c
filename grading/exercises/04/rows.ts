import type { Rng } from "lib/core/rng";

/** Normal numbers, [rows][columns]. */
export const normalRows = (rng: Rng, rows: number, columns: number, deviation = 1): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal(0, deviation)));

/** Numbers between two limits, [rows][columns]. */
export const uniformRows = (rng: Rng, rows: number, columns: number, from = 0, to = 1): number[][] =>
  Array.from({ length: rows }, () =>
    Array.from({ length: columns }, () => from + (to - from) * rng.uniform()),
  );

/** A part of an answer that may be anything. */
export const partOf = (answer: unknown, part: string): unknown =>
  ((answer ?? {}) as Partial<Record<string, unknown>>)[part];
