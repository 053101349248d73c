import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

type Rows = readonly (readonly number[])[];

/** Shares by what is smallest of each mode. */
const sharing =
  ({ sum }: Reference05) =>
  (distance: (mode: readonly number[], sample: readonly number[]) => number) => ({
    modeShares: (samples: Rows, modes: Rows): number[] => {
      const nearest = samples.map((sample) => {
        const distances = modes.map((mode) => distance(mode, sample));
        return distances.indexOf(Math.min(...distances));
      });
      return modes.map((_, m) => sum(nearest.map((one) => (one === m ? 1 : 0))) / samples.length);
    },
  });

export const misconceptions = misconceptions05({ sharing })({
  "mean-brightness": {
    hint: "You take the mean over all pixels. A dark background makes every picture dark: only where there is ink is the question asked.",
    implement: ({ mean }) => ({ crispness: (picture) => mean(picture) }),
  },
  "mean-over-lit-pixels": {
    hint: "Each lit pixel counts alike with you, the faint ones as well. Each bit of ink is to be asked: a bright pixel holds more of it.",
    implement: ({ mean }) => ({ crispness: (picture) => mean(picture.filter((x) => x > 0)) }),
  },
  "brightest-pixel": {
    hint: "You look at the brightest pixel alone. One bright pixel beside a large blur does not make a crisp picture.",
    implement: () => ({ crispness: (picture) => Math.max(...picture) }),
  },
  "squares-over-pixels": {
    hint: "You divide by the number of pixels. Divide by how much ink there is.",
    implement: ({ mean }) => ({ crispness: (picture) => mean(picture.map((x) => x * x)) }),
  },
  "ink-over-squares": {
    hint: "Your fraction stands on its head: blur makes it large.",
    implement: ({ withResult }) => withResult("crispness", (crisp) => 1 / crisp),
  },
  "root-of-it": {
    hint: "You take a root. The mean brightness that a bit of ink sees is Σ x² / Σ x as it is.",
    implement: ({ withResult }) => withResult("crispness", (crisp) => Math.sqrt(crisp)),
  },
  "counts-for-shares": {
    hint: "Your numbers are counts. Which share of the samples is that?",
    implement: ({ withResult }) =>
      withResult("modeShares", (shares, samples) => shares.map((x) => x * samples.length)),
  },
  "share-of-the-modes": {
    hint: "You divide by the number of modes. Shares are of all samples.",
    implement: ({ withResult }) =>
      withResult("modeShares", (shares, samples, modes) =>
        shares.map((x) => (x * samples.length) / modes.length),
      ),
  },
  "farthest-mode": {
    hint: "You count each sample for the mode that is farthest.",
    implement: ({ sharing, sum }) =>
      sharing((mode, sample) => -sum(mode.map((x, i) => (x - sample[i]) ** 2))),
  },
  "largest-overlap": {
    hint: "You compare by the product of sample and mode: a bright mode then wins samples that are not like it. Which measure is 0 for equals?",
    implement: ({ sharing, sum }) => sharing((mode, sample) => -sum(mode.map((x, i) => x * sample[i]))),
  },
  "sum-of-differences": {
    hint: "Your differences cancel: a pixel too bright and one too dark make a distance of 0. What keeps them from that?",
    implement: ({ sharing, sum }) =>
      sharing((mode, sample) => Math.abs(sum(mode.map((x, i) => x - sample[i])))),
  },
  "last-of-equals": {
    hint: "What is halfway between two modes goes to the last of equals. It is to go to the first.",
    implement: ({ sum }) => ({
      modeShares: (samples, modes) => {
        const shares = modes.map(() => 0);
        for (const sample of samples) {
          const distances = modes.map((mode) => sum(mode.map((x, i) => (x - sample[i]) ** 2)));
          shares[distances.lastIndexOf(Math.min(...distances))] += 1 / samples.length;
        }
        return shares;
      },
    }),
  },
  "without-sign": {
    hint: "You drop the sign: too rare and too often look the same.",
    implement: ({ withResult }) => withResult("standardErrorsOff", (off) => Math.abs(off)),
  },
  "wrong-sign": {
    hint: "Yours is below 0 where the share is too large. Which is taken from which?",
    implement: ({ withResult }) => withResult("standardErrorsOff", (off) => -off),
  },
  "not-measured": {
    hint: "Yours is the bare difference. Is a hundredth much? It depends on how many draws there were.",
    implement: () => ({ standardErrorsOff: (share, p) => share - p }),
  },
  "error-of-one-draw": {
    hint: "Your standard error is that of a single draw. What does the mean of n draws vary by?",
    implement: ({ withResult }) =>
      withResult("standardErrorsOff", (off, _share, _p, n) => off / Math.sqrt(n)),
  },
  "n-without-root": {
    hint: "You divide the deviation of one draw by n. Variances of a mean go down by n: and deviations?",
    implement: ({ withResult }) =>
      withResult("standardErrorsOff", (off, _share, _p, n) => off * Math.sqrt(n)),
  },
  "variance-for-its-root": {
    hint: "You divide by the variance p (1 − p) / n. A standard error is its root.",
    implement: () => ({ standardErrorsOff: (share, p, n) => (share - p) / ((p * (1 - p)) / n) }),
  },
  "spread-of-what-came": {
    hint: "Your standard error is made of the share that came. The question is how odd it would be if p were right: whose spread is that?",
    implement: () => ({
      standardErrorsOff: (share, p, n) => (share - p) / Math.sqrt((share * (1 - share)) / n),
    }),
  },
  "variance-of-counts": {
    hint: "You take p for p (1 − p). What is certain does not vary.",
    implement: () => ({ standardErrorsOff: (share, p, n) => (share - p) / Math.sqrt(p / n) }),
  },
});
