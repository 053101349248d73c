import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "part-by-part": () => ({
    mixtureLogDensity: ({ weights, means, stds }, x) => {
      // log(exp a + exp b) = max + log(1 + exp(−|a − b|))
      const added = (a: number, b: number) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
      const parts = weights.map((w, m) => {
        const variance = stds[m] * stds[m];
        return Math.log(w) - 0.5 * Math.log(2 * Math.PI * variance) - (x - means[m]) ** 2 / (2 * variance);
      });
      return parts.reduce(added);
    },
    mixtureKlBound: (p, q) => {
      let total = 0;
      for (let m = 0; m < p.weights.length; m++) {
        const [a, b] = [p.stds[m] ** 2, q.stds[m] ** 2];
        const apart = (p.means[m] - q.means[m]) ** 2;
        const part = 0.5 * (Math.log(b / a) + (a + apart) / b - 1);
        total += p.weights[m] * part + p.weights[m] * Math.log(p.weights[m] / q.weights[m]);
      }
      return total;
    },
  }),
  "relative-to-the-largest": ({ sum }) => ({
    mixtureLogDensity: (mixture, x) => {
      const apart = mixture.means.map((mean, m) => (x - mean) / mixture.stds[m]);
      const least = Math.min(...apart.map((d) => d * d));
      const rest = sum(
        mixture.weights.map((w, m) => (w / mixture.stds[m]) * Math.exp((least - apart[m] ** 2) / 2)),
      );
      return Math.log(rest) - least / 2 - Math.log(Math.sqrt(2 * Math.PI));
    },
    mixtureKlBound: (p, q) => {
      const ofWeights = sum(p.weights.map((w, m) => w * (Math.log(w) - Math.log(q.weights[m]))));
      const ofParts = p.weights.map((w, m) => {
        const [s, r, d] = [p.stds[m], q.stds[m], p.means[m] - q.means[m]];
        return w * (Math.log(r) - Math.log(s) - 0.5 + (s * s + d * d) / (2 * r * r));
      });
      return ofWeights + sum(ofParts);
    },
  }),
});
