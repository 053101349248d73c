import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** Another average over the seeds; the elbow is found from it. */
const averaging =
  ({ findElbow }: Reference03) =>
  (average: (errors: number[]) => number): Partial<Reference03> => ({
    findElbow: (run, sizes, seeds) => {
      const errors = sizes.map((size) => average(seeds.map((seed) => run(size, seed))));
      return findElbow((size) => errors[sizes.indexOf(size)], sizes, seeds.slice(0, 1));
    },
  });

/** Another elbow of the right errors. */
const choosing =
  ({ findElbow }: Reference03) =>
  (choose: (errors: number[], sizes: readonly number[], right: number) => number): Partial<Reference03> => ({
    findElbow: (run, sizes, seeds) => {
      const { errors, elbow } = findElbow(run, sizes, seeds);
      return { errors, elbow: choose(errors, sizes, elbow) };
    },
  });

/** The size in the middle of three at which numbers bend most. */
const bendOf =
  () =>
  (numbers: number[], sizes: readonly number[], last = false): number => {
    const bends = numbers.slice(1, -1).map((x, i) => numbers[i] - 2 * x + numbers[i + 2]);
    const most = Math.max(...bends);
    return sizes[1 + (last ? bends.lastIndexOf(most) : bends.indexOf(most))];
  };

const themselves =
  "You compare the errors themselves: their first fall is nearly always the largest. By what factor does each number of the code lower the error?";

export const misconceptions = misconceptions03({ averaging, choosing, bendOf })({
  "mean-for-median": {
    hint: "You take means over the seeds: one training that got stuck bends your whole curve. What does one wild number not move?",
    implement: ({ averaging, mean }) => averaging(mean),
  },
  "best-seed": {
    hint: "You take the best seed of each size. A lucky training is no measure of a size: what is the usual error?",
    implement: ({ averaging }) => averaging((errors) => Math.min(...errors)),
  },
  "one-seed": {
    hint: "You trained with the first seed only. One run is an anecdote.",
    implement: ({ withArguments }) =>
      withArguments("findElbow", (run, sizes, seeds) => [run, sizes, seeds.slice(0, 1)]),
  },
  "median-of-logarithms": {
    hint: "Your errors are medians of logarithms, or their exponentials. With two seeds that is not the median of the errors.",
    implement: ({ averaging, median }) =>
      averaging((errors) => Math.exp(median(errors.map((error) => Math.log(error))))),
  },
  "returns-logarithms": {
    hint: "Your errors are logarithms. They serve to find the bend; what is returned are the errors themselves.",
    implement: ({ withFields }) =>
      withFields("findElbow", ({ errors }) => ({ errors: errors.map((error) => Math.log(error)) })),
  },
  "bend-of-the-errors": {
    hint: themselves,
    implement: ({ choosing, bendOf }) => choosing((errors, sizes) => bendOf(errors, sizes)),
  },
  "largest-fall": {
    hint: "You return the size after the largest fall. The elbow is where it stops to pay: how much is the fall before a size beyond the fall after it?",
    implement: ({ choosing }) =>
      choosing((errors, sizes) => {
        const falls = errors.slice(1).map((error, i) => Math.log(errors[i] / error));
        return sizes[1 + falls.indexOf(Math.max(...falls))];
      }),
  },
  "largest-fall-of-the-errors": {
    hint: themselves,
    implement: ({ choosing }) =>
      choosing((errors, sizes) => {
        const falls = errors.slice(1).map((error, i) => errors[i] - error);
        return sizes[1 + falls.indexOf(Math.max(...falls))];
      }),
  },
  "one-too-large": {
    hint: "Your elbow is one size too large. A bend belongs to the size in the middle of three.",
    implement: ({ choosing }) => choosing((_errors, _sizes, right) => right + 1),
  },
  "other-way-round": {
    hint: "Your curve bends the other way where you look: there the falls become larger. Where do they stop?",
    implement: ({ choosing, bendOf }) =>
      choosing((errors, sizes) =>
        bendOf(
          errors.map((error) => -Math.log(error)),
          sizes,
        ),
      ),
  },
  "one-too-small": {
    hint: "Your elbow is one size too small. A bend belongs to the size in the middle of three.",
    implement: ({ choosing }) => choosing((_errors, _sizes, right) => right - 1),
  },
  "index-for-size": {
    hint: "You return the place of the size in the list. The size itself is asked for: lists need not begin with 1.",
    implement: ({ choosing }) => choosing((_errors, sizes, right) => sizes.indexOf(right)),
  },
  "last-of-equals": {
    hint: "Of sizes at which the curve bends as much you take the last. Take the first.",
    implement: ({ choosing, bendOf }) =>
      choosing((errors, sizes) => {
        const logs = errors.map((error) => Math.log(error));
        return bendOf(logs, sizes, true);
      }),
  },
  "least-error": {
    hint: "You return the size with the least error. More numbers never do harm; the question is where they stop to help.",
    implement: ({ choosing }) => choosing((errors, sizes) => sizes[errors.indexOf(Math.min(...errors))]),
  },
});
