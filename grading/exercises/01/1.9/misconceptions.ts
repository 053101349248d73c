import type { Reference01 } from "../reference";
import { misconceptions01 } from "../variations";

/** One row for the sums of the losses at the start and after each round. */
const bySums =
  () =>
  (rowOf: (sums: number[], eta: number) => number[]): Partial<Reference01> => ({
    hedge: (losses, eta) => {
      let sums = losses[0].map(() => 0);
      const later = losses.map((round) => rowOf((sums = sums.map((sum, i) => sum + round[i])), eta));
      return [
        rowOf(
          losses[0].map(() => 0),
          eta,
        ),
        ...later,
      ];
    },
  });

export const misconceptions = misconceptions01({ bySums })({
  "maximises-loss": {
    hint: "The candidate with the larger loss gets more weight. Which sign makes a loss cost weight?",
    implement: ({ withArguments }) => withArguments("hedge", (losses, eta) => [losses, -eta]),
  },
  "last-loss-only": {
    hint: "Your weights forget: they depend on the last round only. Hedge adds up all rounds so far.",
    implement: ({ hedge }) => ({
      hedge: (losses, eta) => [hedge([losses[0]], eta)[0], ...losses.map((round) => hedge([round], eta)[1])],
    }),
  },
  "one-row-short": {
    hint: "The first row has to be uniform: at the start nobody has lost anything. T rounds give T + 1 rows.",
    implement: ({ withResult }) => withResult("hedge", (rows) => rows.slice(1)),
  },
  "not-normalised": {
    hint: "The rows have to sum to 1.",
    implement: ({ bySums }) => bySums((sums, eta) => sums.map((sum) => Math.exp(-eta * sum) / sums.length)),
  },
  "without-eta": {
    hint: "The learning rate η does not act.",
    implement: ({ withArguments }) => withArguments("hedge", (losses) => [losses, 1]),
  },
  "mean-loss": {
    hint: "You use the mean of the losses so far. Hedge uses their sum: that is how evidence piles up.",
    implement: ({ withResult, hedge }) =>
      withResult("hedge", (rows, losses, eta) =>
        rows.map((row, t) => (t === 0 ? row : hedge(losses.slice(0, t), eta / t)[t])),
      ),
  },
  underflow: {
    hint: "exp of a large negative number is 0: a weight that has become 0 stays so, and 0/0 is NaN. Only differences of losses matter: what may you subtract from all sums before exp?",
    implement: ({ bySums }) =>
      bySums((sums, eta) => {
        const raw = sums.map((sum) => Math.exp(-eta * sum));
        const all = raw.reduce((x, y) => x + y, 0);
        return raw.map((x) => x / all);
      }),
  },
  "multiplied-underflow": {
    hint: "exp of a large negative number is 0: a weight that has become 0 stays so, and 0/0 is NaN. Only differences of losses matter: what may you subtract from all sums before exp?",
    implement: () => ({
      hedge: (losses, eta) => {
        let weights = losses[0].map((_, __, all) => 1 / all.length);
        const rows = [weights];
        for (const round of losses) {
          const raw = weights.map((weight, i) => weight * Math.exp(-eta * round[i]));
          const all = raw.reduce((x, y) => x + y, 0);
          rows.push((weights = raw.map((x) => x / all)));
        }
        return rows;
      },
    }),
  },
});
