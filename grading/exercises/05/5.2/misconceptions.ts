import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

/** The normal's nats by another variance. */
const varying =
  ({ mean }: Reference05) =>
  (variance: (spread: number, noise: number, modes: readonly number[]) => number): Partial<Reference05> => ({
    normalNll: (modes, noise) => {
      const middle = mean(modes);
      const spread = mean(modes.map((mode) => (mode - middle) ** 2));
      return Math.log(2 * Math.PI * Math.E * variance(spread, noise, modes)) / 2;
    },
  });

/** Both nats with another entropy of a normal. */
const withEntropy =
  ({ mean }: Reference05) =>
  (entropy: (variance: number) => number): Partial<Reference05> => ({
    normalNll: (modes, noise) => {
      const middle = mean(modes);
      return entropy(mean(modes.map((mode) => (mode - middle) ** 2)) + noise ** 2);
    },
    mixtureNll: (modes, noise) => Math.log(modes.length) + entropy(noise ** 2),
  });

export const misconceptions = misconceptions05({ varying, withEntropy })({
  "likeliest-future": {
    hint: "You show the likeliest future. It is a crisp picture; but how large is its squared error when the other future comes?",
    implement: () => ({
      averageFuture: (futures, probs) => [...futures[probs.indexOf(Math.max(...probs))]],
    }),
  },
  "chances-ignored": {
    hint: "Each of your futures counts alike. What are the chances for?",
    implement: ({ mean }) => ({
      averageFuture: (futures) => futures[0].map((_, pixel) => mean(futures.map((future) => future[pixel]))),
    }),
  },
  "divided-once-more": {
    hint: "You divide by the number of futures. The chances add up to 1 already.",
    implement: ({ withResult }) =>
      withResult("averageFuture", (average, futures) => average.map((x) => x / futures.length)),
  },
  "brightest-of-each": {
    hint: "Your pixel is the brightest of all futures: two walkers at once. By how much is each of them wrong on average?",
    implement: () => ({
      averageFuture: (futures) =>
        futures[0].map((_, pixel) => Math.max(...futures.map((future) => future[pixel]))),
    }),
  },
  "rounded-to-black-and-white": {
    hint: "You round each pixel. The least squared error is at the mean itself, grey or not.",
    implement: ({ withResult }) => withResult("averageFuture", (average) => average.map(Math.round)),
  },
  "noise-left-out": {
    hint: "Your normal has the variance of the modes alone. The numbers lie σ about them, too.",
    implement: ({ varying }) => varying((spread, noise, modes) => (modes.length > 1 ? spread : noise ** 2)),
  },
  "noise-alone": {
    hint: "Your normal is as narrow as the noise. It stands between the modes: how far are the numbers from its mean?",
    implement: ({ varying }) => varying((_spread, noise) => noise ** 2),
  },
  "noise-for-its-square": {
    hint: "You add σ to a variance. Which power of a standard deviation is one?",
    implement: ({ varying }) => varying((spread, noise) => spread + noise),
  },
  "deviations-added": {
    hint: "You add standard deviations. What is it of independent parts that adds up?",
    implement: ({ varying }) => varying((spread, noise) => (Math.sqrt(spread) + noise) ** 2),
  },
  "not-about-the-mean": {
    hint: "Your variance is about 0. About which point is it smallest?",
    implement: ({ varying, mean }) =>
      varying((_spread, noise, modes) => mean(modes.map((mode) => mode ** 2)) + noise ** 2),
  },
  "one-less": {
    hint: "You divide by K − 1, as for a sample. The modes are all there are: it is their variance itself.",
    implement: ({ varying }) =>
      varying((spread, noise, { length }) => (spread * length) / Math.max(1, length - 1) + noise ** 2),
  },
  "range-for-variance": {
    hint: "Your spread is the distance of the outermost modes. A variance is a mean of squared distances from the mean.",
    implement: ({ varying }) =>
      varying((_spread, noise, modes) => (Math.max(...modes) - Math.min(...modes)) ** 2 + noise ** 2),
  },
  "choice-for-nothing": {
    hint: "Your mixture pays nothing for the choice. Its density at a mode is that of one normal, times the chance of that mode.",
    implement: ({ withResult }) => withResult("mixtureNll", (nats, modes) => nats - Math.log(modes.length)),
  },
  "choice-as-a-gain": {
    hint: "Your mixture gets nats for having many modes. Does not knowing which mode comes make the number likelier?",
    implement: ({ withResult }) =>
      withResult("mixtureNll", (nats, modes) => nats - 2 * Math.log(modes.length)),
  },
  "number-for-its-logarithm": {
    hint: "Your mixture pays K nats, or K less 1, for the choice of one of K. How many nats is one of two?",
    implement: ({ withResult }) =>
      withResult("mixtureNll", (nats, { length }) => nats - Math.log(length) + length),
  },
  "choice-in-bits": {
    hint: "You count the choice in bits and the rest in nats.",
    implement: ({ withResult }) =>
      withResult("mixtureNll", (nats, { length }) => nats - Math.log(length) + Math.log2(length)),
  },
  "mixture-of-wide-normals": {
    hint: "Each part of your mixture is as wide as all modes together. How far is a number from its own mode?",
    implement: ({ normalNll }) => ({
      mixtureNll: (modes, noise) => Math.log(modes.length) + normalNll(modes, noise),
    }),
  },
  bits: {
    hint: "Your numbers are in bits. Which logarithm gives nats?",
    implement: ({ withEntropy }) => ({
      ...withEntropy((variance) => Math.log2(2 * Math.PI * Math.E * variance) / 2),
      mixtureNll: (modes, noise) =>
        Math.log2(modes.length) + Math.log2(2 * Math.PI * Math.E * noise ** 2) / 2,
    }),
  },
  "without-e": {
    hint: "The ½ of the exponent is missing: on average a squared distance is one variance, which costs half a nat.",
    implement: ({ withEntropy }) => withEntropy((variance) => Math.log(2 * Math.PI * variance) / 2),
  },
  "without-pi": {
    hint: "The constant of the normal density is missing: which factor makes its area 1?",
    implement: ({ withEntropy }) => withEntropy((variance) => Math.log(Math.E * variance) / 2),
  },
  "root-forgotten": {
    hint: "Your logarithm is of the variance. The normal density divides by the standard deviation: which factor is that before a logarithm?",
    implement: ({ withEntropy }) => withEntropy((variance) => Math.log(2 * Math.PI * Math.E * variance)),
  },
  "log-likelihood": {
    hint: "Your numbers have the wrong sign: a log-likelihood grows as a model gets better. A loss is asked for.",
    implement: ({ withEntropy }) => ({
      ...withEntropy((variance) => -Math.log(2 * Math.PI * Math.E * variance) / 2),
      mixtureNll: (modes, noise) => -Math.log(modes.length) - Math.log(2 * Math.PI * Math.E * noise ** 2) / 2,
    }),
  },
});
