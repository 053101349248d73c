import type { Misconception } from "./exercise";

type Implementations = Record<string, (...args: never[]) => unknown>;

const tolerance = 1e-6;

/** Whether two answers agree in everything, numbers within 1e-6 of the larger one. */
function same(x: unknown, y: unknown): boolean {
  if (typeof x === "number" && typeof y === "number") {
    return Object.is(x, y) || Math.abs(x - y) <= tolerance * Math.max(1e-6, Math.abs(x), Math.abs(y));
  }
  if (typeof x !== "object" || typeof y !== "object" || x === null || y === null) return Object.is(x, y);
  const keys = Object.keys(x);
  if (keys.length !== Object.keys(y).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(y, key) && same((x as Record<string, unknown>)[key], (y as Record<string, unknown>)[key]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);

/** Whether the wrong answer is what the misconception gives. In a record one wrong field is enough: a student may make two
 *  mistakes at once. */
function explains(wrong: unknown, got: unknown, right: unknown): boolean {
  if (!isRecord(wrong) || !isRecord(got) || !isRecord(right)) return same(wrong, got) && !same(wrong, right);
  return Object.keys(right).some(
    (field) => same(wrong[field], got[field]) && !same(wrong[field], right[field]),
  );
}

/** The answer of an implementation to a copy of the arguments; none if it throws. */
function answer(implementation: unknown, args: unknown[]): { value?: unknown } {
  try {
    return { value: (implementation as (...args: unknown[]) => unknown)(...structuredClone(args)) };
  } catch {
    return {};
  }
}

/** The misconception that gives what the student's function gave, where the right answer is another.
 *  @param name The function that was called. @param got What the student's returned.
 *  @param given All the right functions by name, and what the notebook is given. */
export function recognise<Functions extends Implementations>(
  name: string,
  args: unknown[],
  got: unknown,
  misconceptions: readonly Misconception<Functions>[],
  given: Functions,
): Misconception<Functions> | undefined {
  const right = answer(given[name], args);
  return misconceptions.find((misconception) => {
    const implementation = misconception.implement(given)[name];
    const wrong = answer(implementation, args);
    return "value" in wrong && "value" in right && explains(wrong.value, got, right.value);
  });
}
