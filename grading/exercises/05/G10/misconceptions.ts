import type { Reference05 } from "../reference";
import { misconceptions05 } from "../variations";

type Mixture = Parameters<Reference05["mixtureLogDensity"]>[0];

/** Log-densities whose parts, or their sum, are made otherwise. */
const summing =
  ({ sum }: Reference05) =>
  ({
    part = (w: number, std: number, apart: number): number =>
      Math.log(w) - Math.log(std) - Math.log(2 * Math.PI) / 2 - apart ** 2 / 2,
    all = (logs: number[]): number => {
      const largest = Math.max(...logs);
      return largest + Math.log(sum(logs.map((log) => Math.exp(log - largest))));
    },
  }): Pick<Reference05, "mixtureLogDensity"> => ({
    mixtureLogDensity: ({ weights, means, stds }, x) =>
      all(weights.map((w, m) => part(w, stds[m], (x - means[m]) / stds[m]))),
  });

/** Bounds whose parts are weighed or measured otherwise. */
const bounding =
  ({ sum }: Reference05) =>
  ({
    weight = (p: Mixture, _q: Mixture, m: number): number => p.weights[m],
    choice = (w: number, v: number): number => Math.log(w / v),
    part = (s: number, r: number, shift: number): number =>
      ((s / r) ** 2 + (shift / r) ** 2 - 1) / 2 - Math.log(s / r),
  }): Pick<Reference05, "mixtureKlBound"> => ({
    mixtureKlBound: (p, q) =>
      sum(
        p.weights.map(
          (w, m) =>
            weight(p, q, m) * (choice(w, q.weights[m]) + part(p.stds[m], q.stds[m], p.means[m] - q.means[m])),
        ),
      ),
  });

export const misconceptions = misconceptions05({ summing, bounding })({
  "sum-of-logarithms": {
    hint: "You add up logarithms, as if the number came from all parts at once. It comes from one of them: what adds up are densities.",
    implement: ({ summing, sum }) => summing({ all: (logs) => sum(logs) }),
  },
  "nearest-part-alone": {
    hint: "You take the largest part alone. Between two parts both have their share.",
    implement: ({ summing }) => summing({ all: (logs) => Math.max(...logs) }),
  },
  underflow: {
    hint: "Far away your densities are 0 for a computer, and the logarithm of 0 is no number. What can be taken out of the sum of exponentials before?",
    implement: ({ summing, sum }) =>
      summing({ all: (logs) => Math.log(sum(logs.map((log) => Math.exp(log)))) }),
  },
  "density-itself": {
    hint: "You return the density. Its logarithm is asked for.",
    implement: ({ withResult }) => withResult("mixtureLogDensity", (log) => Math.exp(log)),
  },
  "weights-forgotten": {
    hint: "Your parts count alike. What are the weights for?",
    implement: ({ summing }) =>
      summing({
        part: (_w, std, apart) => -Math.log(std) - Math.log(2 * Math.PI) / 2 - apart ** 2 / 2,
      }),
  },
  "area-not-one": {
    hint: "Your parts lack the factor that makes their area 1: a narrow normal is the higher one.",
    implement: ({ summing }) =>
      summing({ part: (w, _std, apart) => Math.log(w) - Math.log(2 * Math.PI) / 2 - apart ** 2 / 2 }),
  },
  "without-pi": {
    hint: "The constant of the normal density is missing.",
    implement: ({ summing }) => summing({ part: (w, std, apart) => Math.log(w / std) - apart ** 2 / 2 }),
  },
  "variance-for-deviation": {
    hint: "You divide the density by the variance. Which power of σ stands in front of the exponential?",
    implement: ({ summing }) =>
      summing({
        part: (w, std, apart) => Math.log(w) - 2 * Math.log(std) - Math.log(2 * Math.PI) / 2 - apart ** 2 / 2,
      }),
  },
  "half-forgotten": {
    hint: "The ½ in the exponent is missing.",
    implement: ({ summing }) =>
      summing({
        part: (w, std, apart) => Math.log(w / std) - Math.log(2 * Math.PI) / 2 - apart ** 2,
      }),
  },
  "choice-for-nothing": {
    hint: "Your bound lets the weights differ for nothing. What does it cost to expect a part too rarely?",
    implement: ({ bounding }) => bounding({ choice: () => 0 }),
  },
  "choice-alone": {
    hint: "Your bound compares the weights alone. The parts themselves differ, too.",
    implement: ({ bounding }) => bounding({ part: () => 0 }),
  },
  "parts-alike": {
    hint: "You take the plain mean over the parts. A part that hardly ever comes costs hardly anything: whose weights count?",
    implement: ({ bounding }) => bounding({ weight: (p) => 1 / p.weights.length }),
  },
  "not-weighed": {
    hint: "You add up the parts as they are. Each counts as often as it comes.",
    implement: ({ bounding }) => bounding({ weight: () => 1 }),
  },
  "weights-of-q": {
    hint: "You weigh by q. The divergence is a mean over p.",
    implement: ({ bounding }) => bounding({ weight: (_p, q, m) => q.weights[m] }),
  },
  "choice-reversed": {
    hint: "The weights' logarithm has the wrong sign. Where p is larger than q, it costs.",
    implement: ({ bounding }) => bounding({ choice: (w, v) => Math.log(v / w) }),
  },
  reversed: {
    hint: "Your bound goes the wrong way, from q to p.",
    implement: ({ withArguments }) => withArguments("mixtureKlBound", (p, q) => [q, p]),
  },
  "parts-reversed": {
    hint: "The divergence of your parts goes the wrong way: whose deviation stands below the fraction?",
    implement: ({ bounding }) =>
      bounding({
        part: (s, r, shift) => ((r / s) ** 2 + (shift / s) ** 2 - 1) / 2 - Math.log(r / s),
      }),
  },
  "deviations-forgotten": {
    hint: "Your parts have the divergence of normals of one width. What if q is wider?",
    implement: ({ bounding }) => bounding({ part: (_s, r, shift) => (shift / r) ** 2 / 2 }),
  },
});
