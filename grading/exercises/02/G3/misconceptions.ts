import type { Misconception02 } from "../reference";

const missingCurvature =
  "Your Sᵢ lacks a part. Write down what S₁ holds after the first round, and compare it with the equation.";

export const misconceptions: Misconception02[] = [
  {
    id: "plays-after-seeing",
    hint: "In your regret the model of round i has already seen round i: it peeks. Which leader was fitted to earlier rounds only?",
    implement: ({ followTheLeader, hindsightLoss, regretLine1 }) => ({
      averageRegret: (rounds, lambda) => {
        const M = followTheLeader(rounds, lambda);
        return regretLine1(rounds, lambda).map(
          (paid, i) => (paid - hindsightLoss(rounds.slice(0, i + 1), lambda, M[i + 1])) / (i + 1),
        );
      },
    }),
  },
  {
    id: "comparator-too-early",
    hint: "Your comparator has not seen the last round. The best in HINDSIGHT is fitted to all N rounds: which leader is that?",
    implement: ({ followTheLeader, hindsightLoss, regretLine1, regretLine2 }) => ({
      averageRegret: (rounds, lambda) => {
        const [M, line2] = [followTheLeader(rounds, lambda), regretLine2(rounds, lambda)];
        return regretLine1(rounds, lambda).map(
          (x, i) => (x + line2[i] - hindsightLoss(rounds.slice(0, i + 1), lambda, M[i])) / (i + 1),
        );
      },
    }),
  },
  {
    id: "comparator-too-late",
    hint: "You compare with one model for all N: the best over all rounds. After N rounds, the best in hindsight knows N rounds.",
    implement: ({ followTheLeader, hindsightLoss, regretLine1, regretLine2 }) => ({
      averageRegret: (rounds, lambda) => {
        const [M, line2] = [followTheLeader(rounds, lambda), regretLine2(rounds, lambda)];
        return regretLine1(rounds, lambda).map(
          (x, i) =>
            (x + line2[i] - hindsightLoss(rounds.slice(0, i + 1), lambda, M[rounds.length])) / (i + 1),
        );
      },
    }),
  },
  {
    id: "total-for-average",
    hint: "This is the total regret, which grows. The average regret falls.",
    implement: ({ averageRegret }) => ({
      averageRegret: (rounds, lambda) => averageRegret(rounds, lambda).map((regret, i) => (i + 1) * regret),
    }),
  },
  {
    id: "divides-by-all-rounds",
    hint: "You divide by the number of all rounds. After N rounds the average is over N.",
    implement: ({ averageRegret }) => ({
      averageRegret: (rounds, lambda) =>
        averageRegret(rounds, lambda).map((regret, i) => ((i + 1) * regret) / rounds.length),
    }),
  },
  {
    id: "comparator-without-ridge",
    hint: "Your comparator does not pay λ‖M‖². What does it minimise in the definition of the regret?",
    implement: ({ averageRegret, followTheLeader, sum }) => ({
      averageRegret: (rounds, lambda) => {
        const M = followTheLeader(rounds, lambda);
        const size = (model: number[][]) => sum(model.flat().map((w) => w * w));
        return averageRegret(rounds, lambda).map((regret, i) => regret + (lambda * size(M[i + 1])) / (i + 1));
      },
    }),
  },
  {
    id: "leader-not-ahead",
    hint: "Your line 1 is what the leader itself pays. Line 1 is about somebody who sees round i before it plays.",
    implement: ({ regretLine1, regretLine2 }) => ({
      regretLine1: (rounds, lambda) => {
        const line2 = regretLine2(rounds, lambda);
        return regretLine1(rounds, lambda).map((x, i) => x + line2[i]);
      },
    }),
  },
  {
    id: "line-2-sign",
    hint: "Your line 2 has the other sign: the model that has seen the round pays less.",
    implement: ({ regretLine2 }) => ({
      regretLine2: (rounds, lambda) => regretLine2(rounds, lambda).map((x) => -x),
    }),
  },
  {
    id: "line-3-no-half",
    hint: "Line 3 is off by a factor. Look at what stands in front of the trace.",
    implement: ({ regretLine3 }) => ({
      regretLine3: (rounds, lambda) => regretLine3(rounds, lambda).map((x) => 2 * x),
    }),
  },
  {
    id: "slope-not-doubled",
    hint: "Your line 3 is a quarter of what it should be. What is the derivative of a square?",
    implement: ({ regretLine3 }) => ({
      regretLine3: (rounds, lambda) => regretLine3(rounds, lambda).map((x) => x / 4),
    }),
  },
  {
    id: "curvature-without-own-round",
    hint: missingCurvature,
    implement: ({ followTheLeader, scale, identity, add, multiply, transpose, dot, solveLinear, sum }) => ({
      regretLine3: (rounds, lambda) => {
        const M = followTheLeader(rounds, lambda);
        let S = scale(lambda, identity(rounds[0].features[0].length));
        let total = 0;
        return rounds.map(({ features, targets }, i) => {
          const errors = features.map((phi, n) => M[i].map((row, t) => dot(row, phi) - targets[n][t]));
          const G = scale(2 / features.length, multiply(transpose(errors), features));
          total += sum(G.map((row) => dot(row, solveLinear(S, row)))) / 2;
          S = add(S, scale(1 / features.length, multiply(transpose(features), features)));
          return total;
        });
      },
    }),
  },
  {
    id: "curvature-without-lambda",
    hint: missingCurvature,
    implement: ({ followTheLeader, scale, identity, add, multiply, transpose, dot, solveLinear, sum }) => ({
      regretLine3: (rounds, lambda) => {
        const M = followTheLeader(rounds, lambda);
        let S = scale(0, identity(rounds[0].features[0].length));
        let total = 0;
        return rounds.map(({ features, targets }, i) => {
          S = add(S, scale(1 / features.length, multiply(transpose(features), features)));
          const errors = features.map((phi, n) => M[i].map((row, t) => dot(row, phi) - targets[n][t]));
          const G = scale(2 / features.length, multiply(transpose(errors), features));
          return (total += sum(G.map((row) => dot(row, solveLinear(S, row)))) / 2);
        });
      },
    }),
  },
  {
    id: "curvature-of-own-round",
    hint: "Your Sᵢ knows only round i. It is the curvature of everything seen so far: it grows.",
    implement: ({ followTheLeader, scale, identity, add, multiply, transpose, dot, solveLinear, sum }) => ({
      regretLine3: (rounds, lambda) => {
        const M = followTheLeader(rounds, lambda);
        const ridge = scale(lambda, identity(rounds[0].features[0].length));
        let total = 0;
        return rounds.map(({ features, targets }, i) => {
          const S = add(ridge, scale(1 / features.length, multiply(transpose(features), features)));
          const errors = features.map((phi, n) => M[i].map((row, t) => dot(row, phi) - targets[n][t]));
          const G = scale(2 / features.length, multiply(transpose(errors), features));
          return (total += sum(G.map((row) => dot(row, solveLinear(S, row)))) / 2);
        });
      },
    }),
  },
  {
    id: "slope-after-the-move",
    hint: "You take the slope at the model that has already seen the round. Line 3 asks how far the round moves the leader that had not.",
    implement: ({ followTheLeader, scale, identity, add, multiply, transpose, dot, solveLinear, sum }) => ({
      regretLine3: (rounds, lambda) => {
        const M = followTheLeader(rounds, lambda);
        let S = scale(lambda, identity(rounds[0].features[0].length));
        let total = 0;
        return rounds.map(({ features, targets }, i) => {
          S = add(S, scale(1 / features.length, multiply(transpose(features), features)));
          const errors = features.map((phi, n) => M[i + 1].map((row, t) => dot(row, phi) - targets[n][t]));
          const G = scale(2 / features.length, multiply(transpose(errors), features));
          return (total += sum(G.map((row) => dot(row, solveLinear(S, row)))) / 2);
        });
      },
    }),
  },
  {
    id: "sum-for-mean",
    hint: "You sum over the pairs of a round where the equations take the mean: a long round counts more.",
    implement: ({ followTheLeader, scale, identity, add, multiply, transpose, dot, solveLinear, sum }) => ({
      regretLine3: (rounds, lambda) => {
        const M = followTheLeader(rounds, lambda);
        let S = scale(lambda, identity(rounds[0].features[0].length));
        let total = 0;
        return rounds.map(({ features, targets }, i) => {
          S = add(S, multiply(transpose(features), features));
          const errors = features.map((phi, n) => M[i].map((row, t) => dot(row, phi) - targets[n][t]));
          const G = scale(2, multiply(transpose(errors), features));
          return (total += sum(G.map((row) => dot(row, solveLinear(S, row)))) / 2);
        });
      },
    }),
  },
  {
    id: "terms-not-summed",
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
];
