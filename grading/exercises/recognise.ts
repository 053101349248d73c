import { replaceFunctions } from "../sandbox/functionPlaces";
import { copyWithFunctions } from "./copyValue";
import type { Misconception } from "./exercise";
import type { Question } from "./watchFunctions";

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

/** What an implementation answered, none if it threw, and whether it asked what the student's function asked. */
interface Answer {
  value?: unknown;
  asksTheSame: boolean;
}

/** The answer of an implementation to a copy of the arguments. Functions among them are not called again: they repeat what they
 *  answered to the student's questions, and have no answer to other ones. */
function answer(implementation: unknown, args: unknown[], asked: readonly Question[]): Answer {
  let next = 0;
  let strays = false;
  const repeating = replaceFunctions(args, (_original, place) => (...given) => {
    const known = asked[next++];
    strays ||= known?.place !== place.join(".") || !same(known.args, given);
    if (strays || known.error !== undefined) throw new Error(known?.error ?? "another question");
    return known.value;
  });
  const asksTheSame = () => !strays && next === asked.length;
  try {
    const value = (implementation as (...args: unknown[]) => unknown)(...copyWithFunctions(repeating));
    return { value, asksTheSame: asksTheSame() };
  } catch {
    return { asksTheSame: asksTheSame() };
  }
}

/** The misconception that gives what the student's function gave to the same questions of its own, where the right answer is
 *  another or asks something else.
 *  @param name The function that was called. @param got What the student's returned.
 *  @param given All the right functions by name, and what the notebook is given.
 *  @param asked How the student's function called the functions among its arguments, and what they answered. */
export function recognise<Functions extends Implementations>(
  name: string,
  args: unknown[],
  got: unknown,
  misconceptions: readonly Misconception<Functions>[],
  given: Functions,
  asked: readonly Question[] = [],
): Misconception<Functions> | undefined {
  const right = answer(given[name], args, asked);
  return misconceptions.find((misconception) => {
    const wrong = answer(misconception.implement(given)[name], args, asked);
    if (!wrong.asksTheSame) return false;
    if (!right.asksTheSame) return true;
    return "value" in wrong && "value" in right && explains(wrong.value, got, right.value);
  });
}
