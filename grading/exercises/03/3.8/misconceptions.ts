import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

type Films = Parameters<Reference03["openLoopErrors"]>[0];

/** Errors made of another distance, another average, or a copy of another picture. */
const measured =
  ({ mean }: Reference03) =>
  ({
    distance = (x: readonly number[], y: readonly number[]) => mean(x.map((value, i) => (value - y[i]) ** 2)),
    average = mean as (errors: number[]) => number,
    copied = (_predicted: Films, truth: Films, n: number, _h: number): readonly number[] => truth[n][0],
  }): Partial<Reference03> => ({
    openLoopErrors: (predicted, truth) => ({
      model: truth[0].map((_, h) => average(truth.map((film, n) => distance(predicted[n][h], film[h])))),
      copyLast: truth[0].map((_, h) =>
        average(truth.map((film, n) => distance(copied(predicted, truth, n, h), film[h]))),
      ),
    }),
  });

export const misconceptions = misconceptions03({ measured })({
  root: {
    hint: "You take the square root. The mean squared error is asked for, as in training.",
    implement: ({ withResult }) =>
      withResult("openLoopErrors", ({ model, copyLast }) => ({
        model: model.map(Math.sqrt),
        copyLast: copyLast.map(Math.sqrt),
      })),
  },
  "absolute-error": {
    hint: "You take the size of the difference. Squared errors are asked for: one pixel that is wrong by 2 counts as much as four that are wrong by 1.",
    implement: ({ measured, mean }) =>
      measured({ distance: (x, y) => mean(x.map((value, i) => Math.abs(value - y[i]))) }),
  },
  "sum-over-pixels": {
    hint: "You sum over the pixels. Per pixel means: the mean, which does not grow with the picture.",
    implement: ({ measured, sum }) =>
      measured({ distance: (x, y) => sum(x.map((value, i) => (value - y[i]) ** 2)) }),
  },
  "sum-over-episodes": {
    hint: "You sum over the episodes. With more of them a model gets no worse: take the mean.",
    implement: ({ measured, sum }) => measured({ average: sum }),
  },
  "median-over-episodes": {
    hint: "You take the median over the episodes. The mean is asked for here.",
    implement: ({ measured, median }) => measured({ average: median }),
  },
  "first-episode": {
    hint: "You look at the first episode alone.",
    implement: ({ withArguments }) =>
      withArguments("openLoopErrors", (predicted, truth) => [predicted.slice(0, 1), truth.slice(0, 1)]),
  },
  "copies-the-previous": {
    hint: "Your copy sees each picture but the last: it is told again and again where things are. An open loop sees one picture, the first.",
    implement: ({ measured }) =>
      measured({ copied: (_predicted, truth, n, h) => truth[n][Math.max(0, h - 1)] }),
  },
  "copies-the-prediction": {
    hint: "You copy the model's first picture. What was last seen is the true one: a copy at horizon 0 is not wrong at all.",
    implement: ({ measured }) => measured({ copied: (predicted, _truth, n) => predicted[n][0] }),
  },
  "model-against-copy": {
    hint: "You compare the copy with the prediction. Both of them are compared with the truth.",
    implement: ({ withFields, measured }) =>
      withFields("openLoopErrors", (_right, predicted, truth) => {
        const starts = predicted.map((film, n) => film.map(() => truth[n][0]));
        const other = measured({}).openLoopErrors?.(starts, predicted);
        return { copyLast: other?.model ?? [] };
      }),
  },
  exchanged: {
    hint: "Your two curves are exchanged: which of them is the model's?",
    implement: ({ withResult }) =>
      withResult("openLoopErrors", ({ model, copyLast }) => ({ model: copyLast, copyLast: model })),
  },
  "drops-horizon-0": {
    hint: "Your curves begin at horizon 1. Horizon 0 shows what the code alone costs.",
    implement: ({ withResult }) =>
      withResult("openLoopErrors", ({ model, copyLast }) => ({
        model: model.slice(1),
        copyLast: copyLast.slice(1),
      })),
  },
  "mean-up-to-here": {
    hint: "Your error at horizon h is the mean of all horizons up to it. How wrong is the picture h steps ahead by itself?",
    implement: ({ withResult, mean }) =>
      withResult("openLoopErrors", ({ model, copyLast }) => {
        const running = (errors: number[]) => errors.map((_, h) => mean(errors.slice(0, h + 1)));
        return { model: running(model), copyLast: running(copyLast) };
      }),
  },
});
