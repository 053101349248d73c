import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

/** What a gradient is made of. */
interface Parts {
  q: number[];
  p: number[];
  logRatio: number[];
  kl: number;
}

/** A step with other gradients or shares. */
const stepping =
  ({ softmax, sum }: Reference05) =>
  ({
    byPosterior = ({ q, logRatio, kl }: Parts, k: number): number => q[k] * (logRatio[k] - kl),
    byPrior = ({ q, p }: Parts, k: number): number => p[k] - q[k],
    shares = (balance: number): [posterior: number, prior: number] => [1 - balance, balance],
  }): Pick<Reference05, "balanceStep"> => ({
    balanceStep: ({ posterior, prior }, balance, rate) => {
      const [q, p] = [softmax(posterior), softmax(prior)];
      const logRatio = q.map((x, k) => Math.log(x / p[k]));
      const parts = { q, p, logRatio, kl: sum(q.map((x, k) => x * logRatio[k])) };
      const [ofPosterior, ofPrior] = shares(balance);
      return {
        posterior: posterior.map((x, k) => x - rate * ofPosterior * byPosterior(parts, k)),
        prior: prior.map((x, k) => x - rate * ofPrior * byPrior(parts, k)),
      };
    },
  });

export const misconceptions = misconceptions05({ stepping })({
  "same-share-for-both": {
    hint: "Both of your beliefs get the share α. What is left for the posterior?",
    implement: ({ stepping }) => stepping({ shares: (balance) => [balance, balance] }),
  },
  "wrong-side": {
    hint: "Your α is on the wrong side. In the paper the prior gets the larger share, 0.8: it is to run after the posterior.",
    implement: ({ stepping }) => stepping({ shares: (balance) => [balance, 1 - balance] }),
  },
  "no-shares": {
    hint: "Your step does not depend on α. Which share of its gradient does each belief get?",
    implement: ({ stepping }) => stepping({ shares: () => [1, 1] }),
  },
  "prior-alone": {
    hint: "Your posterior never moves, whatever α is. Its share is 1 − α.",
    implement: ({ stepping }) => stepping({ shares: (balance) => [0, balance] }),
  },
  "prior-flees": {
    hint: "Your prior runs away from the posterior. A class that it holds for too likely must lose.",
    implement: ({ stepping }) => stepping({ byPrior: ({ q, p }, k) => q[k] - p[k] }),
  },
  uphill: {
    hint: "Your step goes uphill: prior and posterior part. What is taken off, and what is added?",
    implement: ({ stepping }) => stepping({ shares: (balance) => [balance - 1, -balance] }),
  },
  "kl-not-taken-off": {
    hint: "The KL itself is missing in your posterior's gradient. Adding the same to all logits changes no belief: to what must the gradient add up?",
    implement: ({ stepping }) => stepping({ byPosterior: ({ q, logRatio }, k) => q[k] * logRatio[k] }),
  },
  "not-weighed-by-q": {
    hint: "Your posterior's gradient treats a class that is never believed like one that is sure. By which factor does a logit move its probability?",
    implement: ({ stepping }) => stepping({ byPosterior: ({ logRatio, kl }, k) => logRatio[k] - kl }),
  },
  "plus-one": {
    hint: "You kept the 1 of the derivative of q log q. Through the softmax it cancels: add up your gradient.",
    implement: ({ stepping }) => stepping({ byPosterior: ({ q, logRatio }, k) => q[k] * (logRatio[k] + 1) }),
  },
  "posterior-like-prior": {
    hint: "You move the posterior by q − p, as if it were the one that is trained by samples of the other. What is the derivative of KL(q ‖ p) by the logits of q?",
    implement: ({ stepping }) => stepping({ byPosterior: ({ q, p }, k) => q[k] - p[k] }),
  },
  "reversed-divergence": {
    hint: "Your prior descends KL(p ‖ q). It is KL(q ‖ p), a mean over what was seen, and its derivative by the prior's logits is simpler.",
    implement: ({ stepping, sum }) =>
      stepping({
        byPrior: ({ p, logRatio }, k) => p[k] * (-logRatio[k] + sum(p.map((x, j) => x * logRatio[j]))),
      }),
  },
  "weighed-by-p": {
    hint: "You weigh the posterior's gradient by p. Whose logits are moved?",
    implement: ({ stepping }) =>
      stepping({ byPosterior: ({ p, logRatio, kl }, k) => p[k] * (logRatio[k] - kl) }),
  },
  "ratio-for-its-logarithm": {
    hint: "You take q/p where its logarithm belongs.",
    implement: ({ stepping }) =>
      stepping({ byPosterior: ({ q, logRatio, kl }, k) => q[k] * (Math.exp(logRatio[k]) - kl) }),
  },
  "one-after-the-other": {
    hint: "Your posterior moves by the prior that has moved already. Both gradients are of where the step begins.",
    implement: ({ balanceStep }) => ({
      balanceStep: (beliefs, balance, rate) => {
        const { prior } = balanceStep(beliefs, balance, rate);
        return { prior, posterior: balanceStep({ ...beliefs, prior }, balance, rate).posterior };
      },
    }),
  },
  "rate-forgotten": {
    hint: "Your step does not depend on the learning rate.",
    implement: ({ withArguments }) =>
      withArguments("balanceStep", (beliefs, balance) => [beliefs, balance, 1]),
  },
  exchanged: {
    hint: "What you return as posterior is the prior, and the other way round.",
    implement: ({ withFields }) =>
      withFields("balanceStep", ({ posterior, prior }) => ({ posterior: prior, prior: posterior })),
  },
  probabilities: {
    hint: "You return probabilities. A step moves logits.",
    implement: ({ withFields, softmax }) =>
      withFields("balanceStep", ({ posterior, prior }) => ({
        posterior: softmax(posterior),
        prior: softmax(prior),
      })),
  },
});
