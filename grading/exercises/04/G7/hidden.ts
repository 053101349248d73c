import type { Check, CheckContext } from "../../../checks/exercise";
import { eachAnswer } from "../../../checks/eachAnswer";
import { expect } from "../../../checks/matchers";
import { partOf } from "../rows";
import { bayes, type Guess, plainTerms, randomGuess, tolerance } from "./plainTerms";

/** Compares some fields with the plain ones. */
async function compare(
  { call }: CheckContext,
  guesses: Guess[],
  fields: readonly (keyof ReturnType<typeof plainTerms>)[],
): Promise<void> {
  const argumentsOf = ({ prior, likelihood, q }: Guess) => [prior, likelihood, q];
  for await (const [guess, got] of eachAnswer(call, "evidenceTerms", guesses, argumentsOf)) {
    const right = plainTerms(guess);
    for (const field of fields) expect(partOf(got, field)).toBeNear(right[field], { name: field, tolerance });
  }
}

/** Guesses about two to six states. */
const guesses = ({ rng }: CheckContext, count: number): Guess[] =>
  Array.from({ length: count }, () => randomGuess(rng, 2 + rng.integer(5)));

export const hidden: Check[] = [
  {
    id: "random-evidence",
    title: "the evidence is the logarithm of the mean likelihood under the prior, and no guess changes it",
    points: 0.5,
    run: (context) => compare(context, guesses(context, 20), ["evidence"]),
  },
  {
    id: "random-bound",
    title:
      "reconstruction and kl are means under q, for any number of states, and the elbo is their difference",
    points: 0.5,
    run: (context) => compare(context, guesses(context, 20), ["reconstruction", "kl", "elbo"]),
  },
  {
    id: "random-gap",
    title:
      "the gap is the divergence from q to what Bayes' rule says, so that elbo and gap add up to the evidence",
    points: 0.5,
    run: (context) => compare(context, guesses(context, 20), ["gap"]),
  },
  {
    id: "at-the-posterior",
    title: "where q is the true posterior the gap is 0, and the elbo is the evidence",
    points: 0.25,
    async run(context) {
      const exact = guesses(context, 10).map((guess) => ({ ...guess, q: bayes(guess) }));
      await compare(context, exact, ["elbo", "gap"]);
    },
  },
  {
    id: "ruled-out",
    title: "a state that q rules out adds nothing, also where the prior rules it out as well",
    points: 0.25,
    async run(context) {
      const { rng } = context;
      const sure = guesses(context, 8).map(({ prior, likelihood, q }, i): Guess => {
        const one = rng.integer(q.length);
        const without = (p: number[]) => p.map((x, z) => (z === one ? 0 : x / (1 - p[one])));
        if (i % 2 === 0) return { prior, likelihood, q: q.map((_, z) => (z === one ? 1 : 0)) };
        return { prior: without(prior), likelihood, q: without(q) };
      });
      await compare(context, sure, ["evidence", "reconstruction", "kl", "elbo", "gap"]);
    },
  },
  {
    id: "one-state",
    title:
      "with a single state evidence, reconstruction and elbo are the logarithm of its likelihood, kl and gap 0",
    points: 0.25,
    run: (context) =>
      compare(
        context,
        Array.from({ length: 3 }, () => randomGuess(context.rng, 1)),
        ["evidence", "reconstruction", "kl", "elbo", "gap"],
      ),
  },
];
