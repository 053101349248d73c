import type { LinearModel } from "lib/modelLearning/ridgeLinear";
import { misconceptions02 } from "../variations";

/** Two models added, the second one times a factor. */
const plus =
  () =>
  (one: LinearModel, factor: number, other: LinearModel): LinearModel => ({
    A: one.A.map((row, i) => row.map((x, j) => x + factor * other.A[i][j])),
    B: one.B.map((row, i) => row.map((x, j) => x + factor * other.B[i][j])),
  });

export const misconceptions = misconceptions02({ plus })({
  "ridge-to-zero": {
    hint: "With a huge λ your model is zero: it believes that everything jumps to the origin. What should it believe without data?",
    implement: ({ withArguments, plus }) =>
      withArguments("fitLinearRidge", (batches, lambda, prior) => [batches, lambda, plus(prior, -1, prior)]),
  },
  "regresses-next": {
    hint: "You fit the change Δ to x′ itself and then add the prior on top: the prior counts twice. What is left for Δ to explain?",
    implement: ({ fitLinearRidge, plus }) => ({
      fitLinearRidge: (batches, lambda, prior) =>
        plus(fitLinearRidge(batches, lambda, plus(prior, -1, prior)), 1, prior),
    }),
  },
  "returns-change": {
    hint: "You return the change Δ. The model is W = W₀ + Δ.",
    implement: ({ withResult, plus }) =>
      withResult("fitLinearRidge", (right, _batches, _lambda, prior) => plus(right, -1, prior)),
  },
  "difference-of-states": {
    hint: "Your model predicts x′ − x. The answer has to predict x′: the prior's A₀ knows that already.",
    implement: ({ withBatches }) =>
      withBatches("fitLinearRidge", ({ weight, data }) => ({
        weight,
        data: data.map((step) => ({ ...step, next: step.next.map((x, i) => x - step.state[i]) })),
      })),
  },
  "weights-by-count": {
    hint: "Every transition weighs the same in your fit, so that the longest batch wins. What does `weight` say about the batch as a whole?",
    implement: ({ withArguments, sum }) =>
      withArguments("fitLinearRidge", (batches, lambda, prior) => {
        const weight = sum(batches.map((batch) => batch.weight));
        return [[{ weight, data: batches.flatMap(({ data }) => data) }], lambda, prior];
      }),
  },
  "sum-for-mean": {
    hint: "You sum over a batch where the equation takes the mean: a batch of ten thousand transitions outweighs everything, λ included.",
    implement: ({ withBatches }) =>
      withBatches("fitLinearRidge", ({ weight, data }) => ({ weight: weight * data.length, data })),
  },
  "ignores-weights": {
    hint: "The batches' weights do not act.",
    implement: ({ withBatches }) => withBatches("fitLinearRidge", ({ data }) => ({ weight: 1, data })),
  },
  "normalises-weights": {
    hint: "You make the weights sum to 1. Then λ weighs less or more than it says: use the weights as they come.",
    implement: ({ withArguments, sum }) =>
      withArguments("fitLinearRidge", (batches, lambda, prior) => {
        const total = sum(batches.map(({ weight, data }) => (data.length > 0 ? weight : 0)));
        const shares = batches.map(({ weight, data }) => ({ weight: weight / (total || 1), data }));
        return [shares, lambda, prior];
      }),
  },
  "lambda-times-count": {
    hint: "Your λ grows with the number of transitions. The equation adds λI once, to a matrix of means.",
    implement: ({ withArguments, sum }) =>
      withArguments("fitLinearRidge", (batches, lambda, prior) => {
        return [batches, lambda * sum(batches.map(({ data }) => data.length)), prior];
      }),
  },
  transposed: {
    hint: "Your A is transposed: A[i][j] says how x′ᵢ depends on xⱼ.",
    implement: ({ withFields, transpose }) => withFields("fitLinearRidge", ({ A }) => ({ A: transpose(A) })),
  },
  "columns-exchanged": {
    hint: "The columns of A and B are mixed up: in z = [x, u] the state comes first. Where do you cut W = [A B]?",
    implement: ({ withResult }) =>
      withResult("fitLinearRidge", ({ A, B }) => {
        const W = A.map((row, i) => [...B[i], ...row]);
        return { A: W.map((row) => row.slice(0, A.length)), B: W.map((row) => row.slice(A.length)) };
      }),
  },
  "mean-of-nothing": {
    hint: "An empty batch makes your model NaN: the mean over no transitions is 0/0. What should an empty batch weigh?",
    implement: ({ withResult }) =>
      withResult("fitLinearRidge", (right, batches) => {
        if (batches.every(({ data }) => data.length > 0)) return right;
        return { A: right.A.map((row) => row.map(() => NaN)), B: right.B.map((row) => row.map(() => NaN)) };
      }),
  },
});
