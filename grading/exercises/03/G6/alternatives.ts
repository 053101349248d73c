import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "running-sums": () => ({
    negativeElbo: ({ x, decoded, mean, std }, noise) => {
      const B = x.length;
      let [reconstruction, kl] = [0, 0];
      for (let n = 0; n < B; n++) {
        for (let i = 0; i < x[n].length; i++) {
          const z = (x[n][i] - decoded[n][i]) / noise;
          reconstruction += (0.5 * z * z + Math.log(noise) + 0.5 * Math.log(2 * Math.PI)) / B;
        }
        for (let i = 0; i < mean[n].length; i++) {
          const variance = std[n][i] ** 2;
          kl -= (0.5 * (1 + Math.log(variance) - mean[n][i] ** 2 - variance)) / B;
        }
      }
      return { loss: kl + reconstruction, reconstruction, kl };
    },
  }),
  "whole-batch": ({ dot, sum }) => ({
    negativeElbo: (batch, noise) => {
      const [B, D] = [batch.x.length, batch.x[0].length];
      const errors = batch.x.flatMap((row, n) => row.map((x, i) => x - batch.decoded[n][i]));
      const [mu, std] = [batch.mean.flat(), batch.std.flat()];
      const reconstruction =
        dot(errors, errors) / (2 * B * noise ** 2) + D * Math.log(noise * Math.sqrt(2 * Math.PI));
      const kl = (dot(mu, mu) + dot(std, std) - std.length) / (2 * B) - sum(std.map(Math.log)) / B;
      return { reconstruction, kl, loss: reconstruction + kl };
    },
  }),
});
