import type { Rng } from "lib/core/rng";
import { type BeliefLogits, balanceStep } from "lib/objectives/balanceStep";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

interface Case {
  beliefs: BeliefLogits;
  balance: number;
  rate: number;
}

function randomCase(rng: Rng, K = 2 + rng.integer(5)): Case {
  const logits = () => Array.from({ length: K }, () => rng.normal(0, 1.5));
  return {
    beliefs: { posterior: logits(), prior: logits() },
    balance: rng.uniform(),
    rate: 0.1 + 3 * rng.uniform(),
  };
}

/** Compares some parts after a step. */
async function compare(
  { call }: CheckContext,
  cases: Case[],
  parts: readonly ("posterior" | "prior")[] = ["posterior", "prior"],
): Promise<void> {
  const argumentsOf = ({ beliefs, balance, rate }: Case) => [beliefs, balance, rate];
  for await (const [{ beliefs, balance, rate }, got] of eachAnswer(call, "balanceStep", cases, argumentsOf)) {
    const all = balanceStep(beliefs, balance, rate);
    const right = Object.fromEntries(parts.map((part) => [part, all[part]]));
    expect(got).toBeNear(right, { name: "the beliefs after the step" });
  }
}

const cases = ({ rng }: CheckContext, change: Partial<Case> = {}): Case[] =>
  Array.from({ length: 10 }, () => ({ ...randomCase(rng), ...change }));

export const hidden: Check[] = [
  {
    id: "random-priors",
    title: "the prior goes to the posterior by rate · α times what is between their probabilities",
    points: 0.5,
    run: (context) => compare(context, cases(context), ["prior"]),
  },
  {
    id: "random-posteriors",
    title: "the posterior goes downhill by rate · (1 − α), for any number of classes",
    points: 0.75,
    run: (context) => compare(context, cases(context), ["posterior"]),
  },
  {
    id: "edges",
    title: "α = 1 leaves the posterior alone, α = 0 the prior, and equal beliefs stay",
    points: 0.75,
    async run(context) {
      await compare(context, [...cases(context, { balance: 1 }), ...cases(context, { balance: 0 })]);
      const equal = cases(context).map(({ beliefs: { prior }, ...rest }) => ({
        ...rest,
        beliefs: { posterior: prior.map((x) => x + 1), prior }, // the same probabilities
      }));
      await compare(context, equal);
    },
  },
];
