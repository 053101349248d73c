import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "class-after-class": () => ({
    balanceStep: ({ posterior, prior }, balance, rate) => {
      const probsOf = (logits: readonly number[]) => {
        const weights = logits.map(Math.exp);
        const total = weights.reduce((a, b) => a + b, 0);
        return weights.map((w) => w / total);
      };
      const [q, p] = [probsOf(posterior), probsOf(prior)];
      let kl = 0;
      for (let k = 0; k < q.length; k++) kl += q[k] * Math.log(q[k] / p[k]);
      const next = { posterior: [...posterior], prior: [...prior] };
      for (let k = 0; k < q.length; k++) {
        next.prior[k] += rate * balance * (q[k] - p[k]);
        next.posterior[k] += rate * (1 - balance) * q[k] * (kl - Math.log(q[k]) + Math.log(p[k]));
      }
      return next;
    },
  }),
  "by-the-jacobian": ({ softmax, sum }) => ({
    balanceStep: ({ posterior, prior }, balance, rate) => {
      const [q, p] = [softmax(posterior), softmax(prior)];
      // through the softmax: Jᵀ g = q ⊙ (g − Σ q g), with the slopes of KL by q and by p
      const through = (probs: number[], slopes: number[]) => {
        const along = sum(probs.map((x, k) => x * slopes[k]));
        return probs.map((x, k) => x * (slopes[k] - along));
      };
      const byPosterior = through(q, q.map((x, k) => Math.log(x / p[k]) + 1)); // prettier-ignore
      const byPrior = through(p, p.map((x, k) => -q[k] / x)); // prettier-ignore
      return {
        prior: prior.map((x, k) => x - rate * balance * byPrior[k]),
        posterior: posterior.map((x, k) => x - rate * (1 - balance) * byPosterior[k]),
      };
    },
  }),
});
