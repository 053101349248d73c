import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** Another measure of the errors of one part, [N][pixels of the part]. */
const partly =
  () =>
  (measure: (errors: number[][], pixels: number) => number): Partial<Reference03> => ({
    errorByRegion: (images, reconstructions, region) => {
      const errorOf = (part: boolean) => {
        const errors = images.map((x, n) =>
          x.map((value, i) => value - reconstructions[n][i]).filter((_, i) => region[i] === part),
        );
        return measure(errors, region.length);
      };
      return { inside: errorOf(true), outside: errorOf(false) };
    },
  });

export const misconceptions = misconceptions03({ partly })({
  exchanged: {
    hint: "Inside and outside are exchanged: where is `region` true?",
    implement: ({ withResult }) =>
      withResult("errorByRegion", ({ inside, outside }) => ({ inside: outside, outside: inside })),
  },
  "mean-over-all-pixels": {
    hint: "You divide by the pixels of the whole picture: a small region's error looks small, however bad it is. How many pixels does each part have?",
    implement: ({ partly, sum }) =>
      partly((errors, pixels) => sum(errors.flat().map((e) => e ** 2)) / (errors.length * pixels)),
  },
  "sum-over-the-part": {
    hint: "You sum over the pixels of a part. Per pixel means: the mean, so that a large part can be compared with a small one.",
    implement: ({ partly, sum }) => partly((errors) => sum(errors.flat().map((e) => e ** 2)) / errors.length),
  },
  "sum-over-pictures": {
    hint: "You sum over the pictures. With more pictures a reconstruction gets no worse: take the mean.",
    implement: ({ partly, mean }) =>
      partly((errors) => mean(errors.flat().map((e) => e ** 2)) * errors.length),
  },
  root: {
    hint: "You take the square root. The mean squared error is asked for, as in training.",
    implement: ({ partly, mean }) => partly((errors) => Math.sqrt(mean(errors.flat().map((e) => e ** 2)))),
  },
  "absolute-error": {
    hint: "You take the size of the difference. Squared errors are asked for.",
    implement: ({ partly, mean }) => partly((errors) => mean(errors.flat().map((e) => Math.abs(e)))),
  },
  "whole-for-outside": {
    hint: "Your outside is the whole picture, the region included. Which pixels are outside?",
    implement: ({ withFields, partly }) =>
      withFields("errorByRegion", (_right, images, reconstructions, region) => {
        const all = partly((errors) => {
          const flat = errors.flat();
          return flat.reduce((total, e) => total + e ** 2, 0) / flat.length;
        });
        const whole = all.errorByRegion?.(
          images,
          reconstructions,
          region.map(() => true),
        );
        return { outside: whole?.inside ?? 0 };
      }),
  },
  "first-picture": {
    hint: "You look at the first picture alone.",
    implement: ({ withArguments }) =>
      withArguments("errorByRegion", (images, reconstructions, region) => [
        images.slice(0, 1),
        reconstructions.slice(0, 1),
        region,
      ]),
  },
});
