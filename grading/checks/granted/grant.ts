import { type Kind, NotAccepted, Place, valuesAtMost } from "./kinds";

/** A question that a function of ours does not take. Like the error of an `expect` that fails, it decides the check. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly matcherResult: { pass: false; howFar: string };

  constructor(sentence: string, granted: string) {
    super(sentence);
    const told = `Your function calls \`${granted}\`, which it was given, in a way that is not meant.`;
    this.matcherResult = { pass: false, howFar: told };
  }
}

/** One argument of a granted function. */
export interface Argument<T> {
  readonly name: string;
  readonly kind: Kind<T>;
}

/** An argument by name. */
export const argument = <T>(name: string, kind: Kind<T>): Argument<T> => ({ name, kind });

/**
 * A function to hand to a student's code. It answers questions whose arguments are what it declares, on copies of its own, and
 * refuses all others with one sentence, which decides the check. Arguments beyond the declared ones are not looked at, so that
 * `policies.map(realCost)` is right.
 * @param most How many questions it answers: for a function that remembers something of each, in a task that serves one call.
 */
export function grant<Args extends unknown[], Value>(
  name: string,
  args: readonly [...{ [I in keyof Args]: Argument<Args[I]> }],
  answer: (...given: Args) => Value,
  most = Infinity,
): (...given: Args) => Value {
  let asked = 0;
  return (...given: unknown[]) => {
    if (++asked > most) throw new Refusal(`${name}: it must not be called more than ${most} times`, name);
    return answer(...(readArguments(name, args as readonly Argument<unknown>[], given) as Args));
  };
}

/** @throws Refusal */
function readArguments(name: string, args: readonly Argument<unknown>[], given: unknown[]): unknown[] {
  const left = { values: valuesAtMost };
  try {
    return args.map((one, i) => one.kind.read(given[i], Place.argument(one.name, left)));
  } catch (error) {
    if (error instanceof NotAccepted) throw new Refusal(`${name}: ${error.message}`, name);
    throw error;
  }
}
