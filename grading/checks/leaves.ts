import { TensorData } from "../sandbox/channel/tensorData";

/** The names that lead to one part of an answer: ["expert", "curve"]. */
export type Path = readonly string[];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !ArrayBuffer.isView(value) &&
  !(value instanceof TensorData);

/** The ways to the parts of an answer that are no records themselves, in their order; one of no names for what is no record. */
export function leavesOf(value: unknown, depth = 4): Path[] {
  if (!isRecord(value) || depth === 0) return [[]];
  return Object.entries(value).flatMap(([name, part]) =>
    leavesOf(part, depth - 1).map((path) => [name, ...path]),
  );
}

/** The part of a value that a path leads to, undefined where there is none. */
export function partAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (part, name) => (isRecord(part) && Object.hasOwn(part, name) ? part[name] : undefined),
    value,
  );
}
