import type { Misconception01 } from "../reference";

export const misconceptions: Misconception01[] = [
  {
    id: "maximises-loss",
    hint: "The candidate with the larger loss gets more weight. Which sign makes a loss cost weight?",
    implement: ({ hedge }) => ({ hedge: (losses, eta) => hedge(losses, -eta) }),
  },
  {
    id: "last-loss-only",
    hint: "Your weights forget: they depend on the last round only. Hedge adds up all rounds so far.",
    implement: ({ hedge }) => ({
      hedge: (losses, eta) => [hedge([losses[0]], eta)[0], ...losses.map((round) => hedge([round], eta)[1])],
    }),
  },
  {
    id: "one-row-short",
    hint: "The first row has to be uniform: at the start nobody has lost anything. T rounds give T + 1 rows.",
    implement: ({ hedge }) => ({ hedge: (losses, eta) => hedge(losses, eta).slice(1) }),
  },
  {
    id: "not-normalised",
    hint: "The rows have to sum to 1.",
    implement: () => ({
      hedge: (losses, eta) => {
        const total = losses[0].map(() => 0);
        const rows = [total.map(() => 1 / total.length)];
        for (const round of losses) {
          round.forEach((loss, i) => (total[i] += loss));
          rows.push(total.map((sum) => Math.exp(-eta * sum) / total.length));
        }
        return rows;
      },
    }),
  },
  {
    id: "without-eta",
    hint: "The learning rate η does not act.",
    implement: ({ hedge }) => ({ hedge: (losses) => hedge(losses, 1) }),
  },
  {
    id: "mean-loss",
    hint: "You use the mean of the losses so far. Hedge uses their sum: that is how evidence piles up.",
    implement: ({ hedge }) => ({
      hedge: (losses, eta) =>
        hedge(losses, eta).map((row, t) => (t === 0 ? row : hedge(losses.slice(0, t), eta / t)[t])),
    }),
  },
  {
    id: "underflow",
    hint: "exp of a large negative number is 0: a weight that has become 0 stays so, and 0/0 is NaN. Only differences of losses matter: what may you subtract from all sums before exp?",
    implement: () => ({
      hedge: (losses, eta) => {
        const total = losses[0].map(() => 0);
        const weights = () => {
          const raw = total.map((sum) => Math.exp(-eta * sum));
          const all = raw.reduce((x, y) => x + y, 0);
          return raw.map((x) => x / all);
        };
        const rows = [weights()];
        for (const round of losses) {
          round.forEach((loss, i) => (total[i] += loss));
          rows.push(weights());
        }
        return rows;
      },
    }),
  },
  {
    id: "multiplied-underflow",
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
];
