import { messageOf } from "../sandbox/failure";
import { placeName, replaceFunctions } from "../sandbox/channel/functionPlaces";

/** A call of a function that a check had handed over among its arguments. */
export interface Question {
  /** The keys that lead to the function: "0.fit". */
  place: string;
  args: unknown[];
  /** What it returned. */
  value?: unknown;
  /** The message of what it threw instead. */
  error?: string;
}

/** Whether this is the error of a failed `expect`. */
export function isExpectation(error: unknown): boolean {
  return typeof error === "object" && error !== null && "matcherResult" in error;
}

/**
 * The arguments of a call, with functions that note what they are asked before they answer.
 * @param asked where each question is noted, in order
 * @param rejects told the error of each `expect` that fails in one of the functions; the student's code gets another error,
 *   which says nothing of what was expected
 */
export function watchFunctions(
  args: readonly unknown[],
  asked: Question[],
  rejects: (expectation: unknown) => void = () => undefined,
): unknown[] {
  return replaceFunctions(args, (original, place) => (...given) => {
    const question: Question = { place: place.join("."), args: given };
    asked.push(question);
    try {
      return (question.value = original(...given));
    } catch (error) {
      const shown = isExpectation(error)
        ? new Error(`${placeName(place)}: the check does not accept this call`)
        : error;
      question.error = messageOf(shown);
      if (shown !== error) rejects(error);
      throw shown;
    }
  });
}
