import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** The terms made otherwise of each pixel's error and of each number of the code. */
const termsOf =
  ({ mean, sum }: Reference03) =>
  ({
    pixel = (error: number, noise: number) =>
      (error ** 2 / noise ** 2 + Math.log(2 * Math.PI * noise ** 2)) / 2,
    divergence = (mu: number, std: number) => (mu ** 2 + std ** 2 - 1) / 2 - Math.log(std),
    overPixels = sum as (values: number[]) => number,
    overCode = sum as (values: number[]) => number,
    overBatch = mean as (values: number[]) => number,
    sign = 1,
  }): Partial<Reference03> => ({
    negativeElbo: (batch, noise) => {
      const reconstruction = overBatch(
        batch.x.map((x, n) => overPixels(x.map((value, i) => pixel(value - batch.decoded[n][i], noise)))),
      );
      const kl = overBatch(
        batch.mean.map((row, n) => overCode(row.map((mu, i) => divergence(mu, batch.std[n][i])))),
      );
      return { reconstruction, kl, loss: reconstruction + sign * kl };
    },
  });

export const misconceptions = misconceptions03({ termsOf })({
  "std-for-variance": {
    hint: "Your KL takes the standard deviation where the variance belongs: std or std²?",
    implement: ({ termsOf }) => termsOf({ divergence: (mu, std) => (mu ** 2 + std - 1 - Math.log(std)) / 2 }),
  },
  "std-for-its-logarithm": {
    hint: "You take `std` for the logarithm of a standard deviation. Here it is the deviation itself: what is your KL for std = 1 and mean = 0?",
    implement: ({ termsOf }) =>
      termsOf({ divergence: (mu, std) => (mu ** 2 + Math.exp(2 * std) - 1) / 2 - std }),
  },
  "std-for-the-logarithm-of-the-variance": {
    hint: "You take `std` for the logarithm of a variance. Here it is the deviation itself: what is your KL for std = 1 and mean = 0?",
    implement: ({ termsOf }) => termsOf({ divergence: (mu, std) => (mu ** 2 + Math.exp(std) - 1 - std) / 2 }),
  },
  "no-logarithm": {
    hint: "Your KL lacks its logarithm: a posterior with std = 0 costs it nothing, so that the code would become a point.",
    implement: ({ termsOf }) => termsOf({ divergence: (mu, std) => (mu ** 2 + std ** 2 - 1) / 2 }),
  },
  "half-the-logarithm": {
    hint: "Your KL has half of its logarithm: ½ log of the variance is the whole log of the deviation.",
    implement: ({ termsOf }) =>
      termsOf({ divergence: (mu, std) => (mu ** 2 + std ** 2 - 1 - Math.log(std)) / 2 }),
  },
  "no-minus-one": {
    hint: "Your KL is not 0 for a posterior that is the prior: what is left of it for mean 0 and std 1?",
    implement: ({ termsOf }) =>
      termsOf({ divergence: (mu, std) => (mu ** 2 + std ** 2) / 2 - Math.log(std) }),
  },
  "kl-doubled": {
    hint: "Your KL is twice as large: where is the ½ of the exponents?",
    implement: ({ termsOf }) =>
      termsOf({ divergence: (mu, std) => mu ** 2 + std ** 2 - 1 - 2 * Math.log(std) }),
  },
  "kl-reversed": {
    hint: "Your KL goes from the prior to the posterior. Which of the two is the code drawn from, so that the mean is over it?",
    implement: ({ termsOf }) =>
      termsOf({ divergence: (mu, std) => ((1 + mu ** 2) / std ** 2 - 1) / 2 + Math.log(std) }),
  },
  "kl-subtracted": {
    hint: "You subtract the KL: then the loss falls as the posterior leaves the prior. With which sign does it stand in −ELBO?",
    implement: ({ termsOf }) => termsOf({ sign: -1 }),
  },
  "kl-sign": {
    hint: "Your KL has the wrong sign: a divergence is never below 0.",
    implement: ({ termsOf }) =>
      termsOf({ divergence: (mu, std) => Math.log(std) - (mu ** 2 + std ** 2 - 1) / 2 }),
  },
  "kl-by-mean": {
    hint: "You take the mean over the numbers of the code. They are independent: their divergences add up.",
    implement: ({ termsOf, mean }) => termsOf({ overCode: mean }),
  },
  "mean-over-pixels": {
    hint: "You take the mean over the pixels. Logarithms of densities add up: with the mean, a picture weighs no more than one pixel against the KL.",
    implement: ({ termsOf, mean }) => termsOf({ overPixels: mean }),
  },
  "sum-over-the-batch": {
    hint: "You sum over the batch. The terms are those of ONE picture, on average.",
    implement: ({ termsOf, sum }) => termsOf({ overBatch: sum }),
  },
  "squared-error-alone": {
    hint: "Your reconstruction is the squared error, whatever the noise. Write down the density of N(decoded, noise²) and take its logarithm.",
    implement: ({ termsOf }) => termsOf({ pixel: (error) => error ** 2 }),
  },
  "no-normaliser": {
    hint: "Your reconstruction lacks the density's factor in front of the exponential. It matters as soon as the noise is learned: without it an endless noise is best.",
    implement: ({ termsOf }) => termsOf({ pixel: (error, noise) => error ** 2 / noise ** 2 / 2 }),
  },
  "noise-for-its-square": {
    hint: "You divide by the noise where its square belongs: it is a standard deviation.",
    implement: ({ termsOf }) =>
      termsOf({ pixel: (error, noise) => (error ** 2 / noise + Math.log(2 * Math.PI * noise)) / 2 }),
  },
  "forgets-the-half": {
    hint: "Your squared error lacks the ½ of the exponent.",
    implement: ({ termsOf }) =>
      termsOf({ pixel: (error, noise) => error ** 2 / noise ** 2 + Math.log(2 * Math.PI * noise ** 2) / 2 }),
  },
  "log-likelihood": {
    hint: "Your reconstruction is the logarithm of the density itself. −ELBO is to be made small: what gets smaller as the picture gets better?",
    implement: ({ withResult }) =>
      withResult("negativeElbo", ({ reconstruction, kl }) => ({
        reconstruction: -reconstruction,
        kl,
        loss: kl - reconstruction,
      })),
  },
});
