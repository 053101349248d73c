import { type AnyFunction, replaceFunctions } from "../sandbox/channel/functionPlaces";
import { callOurs } from "./callOurs";
import { sameValue } from "./sameValue";
import type { Question } from "./watchFunctions";

/** How an implementation did with the answers that a student's function got. */
export interface Replay {
  /** What it returned; none if it threw. */
  value?: unknown;
  /** Whether it asked something that the student's function has not asked: then it got no further. */
  strays: boolean;
  /** Which of the student's questions it asked, by their index, in its own order. */
  asked: number[];
}

/** A function that finds one of the student's questions, by its place and its arguments: the k-th of equal ones for the k-th time,
 *  the last one if there are no more. */
function questionFinder(questions: readonly Question[]): (place: string, args: unknown[]) => number {
  const used = new Set<number>();
  return (place, args) => {
    let last = -1;
    for (const [i, question] of questions.entries()) {
      if (question.place !== place || !sameValue(question.args, args)) continue;
      last = i;
      if (!used.has(i)) break;
    }
    used.add(last);
    return last;
  };
}

/** Gives an implementation a copy of the arguments. Functions among them are not called again: they repeat what they answered to the
 *  student's questions, in whatever order these are asked, and have no answer to other ones. */
export function replay(implementation: unknown, args: unknown[], questions: readonly Question[]): Replay {
  const asked: number[] = [];
  let strays = false;
  const find = questionFinder(questions);
  const repeating = replaceFunctions(args, (_original, place) => (...given) => {
    const index = strays ? -1 : find(place.join("."), given);
    strays ||= index < 0;
    if (strays) throw new Error("another question");
    asked.push(index);
    const { error, value } = questions[index];
    if (error !== undefined) throw new Error(error);
    return value;
  });
  try {
    const value = callOurs(implementation as AnyFunction, ...repeating);
    return { value, strays, asked };
  } catch {
    return { strays, asked };
  }
}
