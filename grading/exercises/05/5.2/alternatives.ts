import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "future-by-future": () => ({
    averageFuture: (futures, probs) => {
      const average = futures[0].map(() => 0);
      for (let i = 0; i < futures.length; i++)
        for (let pixel = 0; pixel < average.length; pixel++) average[pixel] += probs[i] * futures[i][pixel];
      return average;
    },
    normalNll: (modes, noise) => {
      const [n, total] = [modes.length, modes.reduce((a, b) => a + b, 0)];
      const squares = modes.reduce((a, b) => a + b * b, 0);
      const std = Math.sqrt(squares / n - (total / n) ** 2 + noise * noise);
      return Math.log(std) + Math.log(2 * Math.PI) / 2 + 0.5;
    },
    mixtureNll: (modes, noise) => Math.log(modes.length * noise * Math.sqrt(2 * Math.PI * Math.E)),
  }),
  "pairs-of-modes": ({ sum }) => ({
    averageFuture: (futures, probs) =>
      futures[0].map((_, pixel) => sum(futures.map((future, i) => future[pixel] * probs[i]))),
    normalNll: (modes, noise) => {
      // the variance is half the mean squared distance of two modes
      const apart = sum(modes.map((a) => sum(modes.map((b) => (a - b) ** 2)))) / (2 * modes.length ** 2);
      return 0.5 * (1 + Math.log(2 * Math.PI) + Math.log(apart + noise ** 2));
    },
    mixtureNll: ({ length }, noise) =>
      0.5 + Math.log(2 * Math.PI) / 2 + Math.log(noise) - Math.log(1 / length),
  }),
});
