import { failuresFunction } from "./slicing/guard";

export { failuresFunction };

const MAX_FAILURES = 5;

/**
 * What failed at the top level of a student's module, one sentence each.
 * @param guarded places, from the slice. @param value what the module's `__failures` returned: the student's process made it, so it
 *   may be anything. Ask before the first check, whose instance the student's code must not be able to tell.
 */
export function describeFailures(guarded: readonly string[], value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const sentences = value.slice(0, MAX_FAILURES).flatMap((pair: unknown) => {
    const [index, text] = Array.isArray(pair) ? (pair as unknown[]) : [];
    const place = typeof index === "number" ? guarded[index] : undefined;
    if (place === undefined || typeof text !== "string") return [];
    return [`${place}: this statement failed at grading and was passed over (${text.slice(0, 300)})`];
  });
  return [...new Set(sentences)];
}
