import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "weights-of-ink": ({ sum }) => ({
    crispness: (picture) => {
      const ink = sum(picture);
      return sum(picture.map((x) => (x / ink) * x));
    },
    modeShares: (samples, modes) => {
      const nearest = samples.map((sample) => {
        let [best, least] = [0, Infinity];
        modes.forEach((mode, m) => {
          const apart = Math.sqrt(sum(mode.map((x, i) => (x - sample[i]) ** 2)));
          if (apart < least) [best, least] = [m, apart];
        });
        return best;
      });
      return modes.map((_, m) => nearest.filter((one) => one === m).length / samples.length);
    },
    standardErrorsOff: (share, p, n) => (n * share - n * p) / Math.sqrt(n * p * (1 - p)),
  }),
  loops: () => ({
    crispness: (picture) => {
      let [squares, ink] = [0, 0];
      for (const x of picture) [squares, ink] = [squares + x ** 2, ink + x];
      return squares / ink;
    },
    modeShares: (samples, modes) => {
      const counts = Array<number>(modes.length).fill(0);
      for (const sample of samples) {
        let best = 0;
        const apart = (m: number) =>
          modes[m].reduce((all, x, i) => all + (x - sample[i]) * (x - sample[i]), 0);
        for (let m = 1; m < modes.length; m++) if (apart(m) < apart(best)) best = m;
        counts[best]++;
      }
      return counts.map((count) => count / samples.length);
    },
    standardErrorsOff: (share, p, n) => ((share - p) * Math.sqrt(n)) / Math.sqrt(p - p * p),
  }),
});
