import { copyWithFunctions } from "./copyValue";
import type { Misconception } from "./exercise";
import { type Question, watchFunctions } from "./watchFunctions";

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

/** What an implementation answered, none if it threw, and how it called the functions among its arguments. */
interface Answer {
  value?: unknown;
  asked: Question[];
}

/** The answer of an implementation to a copy of the arguments. */
function answer(implementation: unknown, args: unknown[]): Answer {
  const asked: Question[] = [];
  try {
    const own = copyWithFunctions(watchFunctions(args, asked));
    return { value: (implementation as (...args: unknown[]) => unknown)(...own), asked };
  } catch {
    return { asked };
  }
}

/** Whether the student asked what the misconception asks, where the right answer asks something else. */
const asksTheSame = (wrong: Answer, asked: Question[], right: Answer): boolean =>
  asked.length > 0 && same(wrong.asked, asked) && !same(wrong.asked, right.asked);

/** The misconception that gives what the student's function gave, or calls the functions among its arguments as that did,
 *  where the right answer is another. These functions are called again.
 *  @param name The function that was called. @param got What the student's returned.
 *  @param given All the right functions by name, and what the notebook is given.
 *  @param asked How the student's function called the functions among its arguments. */
export function recognise<Functions extends Implementations>(
  name: string,
  args: unknown[],
  got: unknown,
  misconceptions: readonly Misconception<Functions>[],
  given: Functions,
  asked: Question[] = [],
): Misconception<Functions> | undefined {
  const right = answer(given[name], args);
  return misconceptions.find((misconception) => {
    const implementation = misconception.implement(given)[name];
    const wrong = answer(implementation, args);
    if (asksTheSame(wrong, asked, right)) return true;
    return "value" in wrong && "value" in right && explains(wrong.value, got, right.value);
  });
}
