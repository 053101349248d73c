import type { Rng } from "lib/core/rng";

/** Normal numbers, [rows][columns]. */
export const normals = (rng: Rng, rows: number, columns: number, deviation = 1): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.normal(0, deviation)));

/** A part of an answer that may be anything. */
export const partOf = (answer: unknown, part: string): unknown =>
  ((answer ?? {}) as Partial<Record<string, unknown>>)[part];
