import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

const missingCurvature =
  "Your Sᵢ lacks a part. Write down what S₁ holds after the first round, and compare it with the equation.";

/** The average regret against another leader; whoever peeks has seen each round before it plays. */
const regretAgainst =
  ({ followTheLeader, hindsightLoss, regretLine1, regretLine2 }: Reference02) =>
  (leader: (round: number, rounds: number) => number, peeks = false): Partial<Reference02> => ({
    averageRegret: (rounds, lambda) => {
      const [M, line2] = [followTheLeader(rounds, lambda), regretLine2(rounds, lambda)];
      return regretLine1(rounds, lambda).map((paid, i) => {
        const best = hindsightLoss(rounds.slice(0, i + 1), lambda, M[leader(i, rounds.length)]);
        return (paid + (peeks ? 0 : line2[i]) - best) / (i + 1);
      });
    },
  });

interface Line3 {
  /** Which rounds are in Sᵢ, from the first one to before the last. */
  seen?: (round: number) => [number, number];
  /** How often λI is in Sᵢ. */
  ridge?: number;
  /** How many rounds the leader of the slope is ahead. */
  ahead?: number;
  /** What each of the pairs of a round weighs. */
  share?: (pairs: number) => number;
}

/** Line 3 of another curvature or another slope. */
const line3 =
  ({ followTheLeader, scale, identity, add, multiply, transpose, dot, solveLinear, sum }: Reference02) =>
  ({
    seen = (i) => [0, i + 1],
    ridge = 1,
    ahead = 0,
    share = (n) => 1 / n,
  }: Line3): Partial<Reference02> => ({
    regretLine3: (rounds, lambda) => {
      const M = followTheLeader(rounds, lambda);
      const empty = scale(ridge * lambda, identity(rounds[0].features[0].length));
      const moments = rounds.map(({ features }) =>
        scale(share(features.length), multiply(transpose(features), features)),
      );
      let total = 0;
      return rounds.map(({ features, targets }, i) => {
        const S = moments.slice(...seen(i)).reduce((X, Y) => add(X, Y), empty);
        const errors = features.map((phi, n) => M[i + ahead].map((row, t) => dot(row, phi) - targets[n][t]));
        const G = scale(2 * share(features.length), multiply(transpose(errors), features));
        return (total += sum(G.map((row) => dot(row, solveLinear(S, row)))) / 2);
      });
    },
  });

export const misconceptions = misconceptions02({ regretAgainst, line3 })({
  "plays-after-seeing": {
    hint: "In your regret the model of round i has already seen round i: it peeks. Which leader was fitted to earlier rounds only?",
    implement: ({ regretAgainst }) => regretAgainst((i) => i + 1, true),
  },
  "comparator-too-early": {
    hint: "Your comparator has not seen the last round. The best in HINDSIGHT is fitted to all N rounds: which leader is that?",
    implement: ({ regretAgainst }) => regretAgainst((i) => i),
  },
  "comparator-too-late": {
    hint: "You compare with one model for all N: the best over all rounds. After N rounds, the best in hindsight knows N rounds.",
    implement: ({ regretAgainst }) => regretAgainst((_i, rounds) => rounds),
  },
  "total-for-average": {
    hint: "This is the total regret, which grows. The average regret falls.",
    implement: ({ withResult }) =>
      withResult("averageRegret", (regrets) => regrets.map((regret, i) => (i + 1) * regret)),
  },
  "divides-by-all-rounds": {
    hint: "You divide by the number of all rounds. After N rounds the average is over N.",
    implement: ({ withResult }) =>
      withResult("averageRegret", (regrets) =>
        regrets.map((regret, i) => ((i + 1) * regret) / regrets.length),
      ),
  },
  "comparator-without-ridge": {
    hint: "Your comparator does not pay λ‖M‖². What does it minimise in the definition of the regret?",
    implement: ({ withResult, followTheLeader, sum }) =>
      withResult("averageRegret", (regrets, rounds, lambda) => {
        const sizes = followTheLeader(rounds, lambda).map((model) => sum(model.flat().map((w) => w * w)));
        return regrets.map((regret, i) => regret + (lambda * sizes[i + 1]) / (i + 1));
      }),
  },
  "leader-not-ahead": {
    hint: "Your line 1 is what the leader itself pays. Line 1 is about somebody who sees round i before it plays.",
    implement: ({ withResult, regretLine2 }) =>
      withResult("regretLine1", (line1, rounds, lambda) => {
        const line2 = regretLine2(rounds, lambda);
        return line1.map((x, i) => x + line2[i]);
      }),
  },
  "line-2-sign": {
    hint: "Your line 2 has the other sign: the model that has seen the round pays less.",
    implement: ({ withResult }) => withResult("regretLine2", (line2) => line2.map((x) => -x)),
  },
  "line-3-no-half": {
    hint: "Line 3 is off by a factor. Look at what stands in front of the trace.",
    implement: ({ withResult }) => withResult("regretLine3", (line) => line.map((x) => 2 * x)),
  },
  "slope-not-doubled": {
    hint: "Your line 3 is a quarter of what it should be. What is the derivative of a square?",
    implement: ({ withResult }) => withResult("regretLine3", (line) => line.map((x) => x / 4)),
  },
  "curvature-without-own-round": {
    hint: missingCurvature,
    implement: ({ line3 }) => line3({ seen: (i) => [0, i] }),
  },
  "curvature-without-lambda": {
    hint: missingCurvature,
    implement: ({ line3 }) => line3({ ridge: 0 }),
  },
  "curvature-of-own-round": {
    hint: "Your Sᵢ knows only round i. It is the curvature of everything seen so far: it grows.",
    implement: ({ line3 }) => line3({ seen: (i) => [i, i + 1] }),
  },
  "slope-after-the-move": {
    hint: "You take the slope at the model that has already seen the round. Line 3 asks how far the round moves the leader that had not.",
    implement: ({ line3 }) => line3({ ahead: 1 }),
  },
  "sum-for-mean": {
    hint: "You sum over the pairs of a round where the equations take the mean: a long round counts more.",
    implement: ({ line3 }) => line3({ share: () => 1 }),
  },
  "terms-not-summed": {
    hint: "You return one term for each round. Each line is a running sum: entry N holds the terms of rounds 1 to N.",
    implement: ({ regretLine1, regretLine2, regretLine3 }) => {
      const terms = (line: number[]) => line.map((x, i) => x - (i > 0 ? line[i - 1] : 0));
      return {
        regretLine1: (rounds, lambda) => terms(regretLine1(rounds, lambda)),
        regretLine2: (rounds, lambda) => terms(regretLine2(rounds, lambda)),
        regretLine3: (rounds, lambda) => terms(regretLine3(rounds, lambda)),
      };
    },
  },
});
