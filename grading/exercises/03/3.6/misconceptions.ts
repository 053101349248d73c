import type { Labelled } from "lib/models/linearProbe";
import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** A score made otherwise of the truth and the guess of each number of the test's states. */
const scoring =
  ({ leastSquares, multiplyVector }: Reference03) =>
  (
    score: (truth: number[], guess: number[], seen: number[]) => number,
    withOne: (z: readonly number[]) => number[] = (z) => [...z, 1],
  ): Partial<Reference03> => ({
    linearProbe: (train: Labelled, test: Labelled) => {
      const W = leastSquares(train.codes.map(withOne), train.states);
      const guesses = test.codes.map((z) => multiplyVector(W, withOne(z)));
      const column = (rows: readonly (readonly number[])[], i: number) => rows.map((row) => row[i]);
      return test.states[0].map((_, i) =>
        score(column(test.states, i), column(guesses, i), column(train.states, i)),
      );
    },
  });

/** 1 − Σ(truth − guess)² / Σ(truth − center)² */
const shareOf =
  () =>
  (truth: number[], guess: number[], center: number): number => {
    const squares = (offset: (n: number) => number) => truth.reduce((all, _, n) => all + offset(n) ** 2, 0);
    return 1 - squares((n) => truth[n] - guess[n]) / squares((n) => truth[n] - center);
  };

export const misconceptions = misconceptions03({ scoring, shareOf })({
  "probes-on-train": {
    hint: "You measure on the data that the probe was fitted to: with enough numbers in the code it looks good about anything. Which data has it not seen?",
    implement: ({ withArguments }) => withArguments("linearProbe", (train) => [train, train]),
  },
  "fitted-on-test": {
    hint: "You fit the probe to the data on which you measure it. What is `train` for?",
    implement: ({ withArguments }) => withArguments("linearProbe", (_train, test) => [test, test]),
  },
  exchanged: {
    hint: "You fit to the test and measure on the rest: which of the two has the probe not seen?",
    implement: ({ withArguments }) => withArguments("linearProbe", (train, test) => [test, train]),
  },
  "mean-of-train": {
    hint: "You compare with the mean of the states that the probe was fitted to. R² asks what is better than the mean of the very states that are guessed.",
    implement: ({ scoring, shareOf, mean }) =>
      scoring((truth, guess, seen) => shareOf(truth, guess, mean(seen))),
  },
  "no-constant": {
    hint: "Your read-out has no constant: where the code is zero it says zero. Who says that the state's zero lies there?",
    implement: ({ scoring, shareOf, mean }) =>
      scoring(
        (truth, guess) => shareOf(truth, guess, mean(truth)),
        (z) => [...z],
      ),
  },
  "no-mean": {
    hint: "You compare with guesses of zero. R² compares with the mean: a state that is always near 100 is easily guessed.",
    implement: ({ scoring, shareOf }) => scoring((truth, guess) => shareOf(truth, guess, 0)),
  },
  "not-below-zero": {
    hint: "You cut off what is below zero. A probe that is worse than the mean should say so.",
    implement: ({ withResult }) => withResult("linearProbe", (shares) => shares.map((r) => Math.max(0, r))),
  },
  "what-is-missed": {
    hint: "You return the share that is missed. R² is what is left of 1.",
    implement: ({ withResult }) => withResult("linearProbe", (shares) => shares.map((r) => 1 - r)),
  },
  "squared-correlation": {
    hint: "You take the square of a correlation, which forgives a guess that is shifted, stretched or turned round. How far are the guesses from the truth?",
    implement: ({ scoring, mean, dot }) =>
      scoring((truth, guess) => {
        const offsets = (x: number[]) => x.map((value) => value - mean(x));
        const [s, g] = [offsets(truth), offsets(guess)];
        return dot(s, g) ** 2 / (dot(s, s) * dot(g, g));
      }),
  },
  "one-for-all": {
    hint: "You give one number for the whole state. Each number of the state has an R² of its own: a code may know where, and not how fast.",
    implement: ({ withResult, mean }) =>
      withResult("linearProbe", (shares) => shares.map(() => mean(shares))),
  },
});
