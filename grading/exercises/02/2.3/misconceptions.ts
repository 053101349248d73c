import type { Misconception02 } from "../reference";

export const misconceptions: Misconception02[] = [
  {
    id: "ridge-to-zero",
    hint: "With a huge λ your model is zero: it believes that everything jumps to the origin. What should it believe without data?",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, { A, B }) =>
        fitLinearRidge(batches, lambda, {
          A: A.map((row) => row.map(() => 0)),
          B: B.map((row) => row.map(() => 0)),
        }),
    }),
  },
  {
    id: "regresses-next",
    hint: "You fit the change Δ to x′ itself and then add the prior on top: the prior counts twice. What is left for Δ to explain?",
    implement: ({ fitLinearRidge, add }) => ({
      fitLinearRidge: (batches, lambda, { A, B }) => {
        const change = fitLinearRidge(batches, lambda, {
          A: A.map((row) => row.map(() => 0)),
          B: B.map((row) => row.map(() => 0)),
        });
        return { A: add(change.A, A), B: add(change.B, B) };
      },
    }),
  },
  {
    id: "returns-change",
    hint: "You return the change Δ. The model is W = W₀ + Δ.",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) => {
        const { A, B } = fitLinearRidge(batches, lambda, prior);
        return {
          A: A.map((row, i) => row.map((x, j) => x - prior.A[i][j])),
          B: B.map((row, i) => row.map((x, j) => x - prior.B[i][j])),
        };
      },
    }),
  },
  {
    id: "difference-of-states",
    hint: "Your model predicts x′ − x. The answer has to predict x′: the prior's A₀ knows that already.",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) =>
        fitLinearRidge(
          batches.map(({ weight, data }) => ({
            weight,
            data: data.map((d) => ({ ...d, next: d.next.map((x, i) => x - d.state[i]) })),
          })),
          lambda,
          prior,
        ),
    }),
  },
  {
    id: "weights-by-count",
    hint: "Every transition weighs the same in your fit, so that the longest batch wins. What does `weight` say about the batch as a whole?",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) => {
        const weight = batches.reduce((sum, batch) => sum + batch.weight, 0);
        return fitLinearRidge([{ weight, data: batches.flatMap(({ data }) => data) }], lambda, prior);
      },
    }),
  },
  {
    id: "sum-for-mean",
    hint: "You sum over a batch where the equation takes the mean: a batch of ten thousand transitions outweighs everything, λ included.",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) =>
        fitLinearRidge(
          batches.map(({ weight, data }) => ({ weight: weight * data.length, data })),
          lambda,
          prior,
        ),
    }),
  },
  {
    id: "ignores-weights",
    hint: "The batches' weights do not act.",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) =>
        fitLinearRidge(
          batches.map(({ data }) => ({ weight: 1, data })),
          lambda,
          prior,
        ),
    }),
  },
  {
    id: "normalises-weights",
    hint: "You make the weights sum to 1. Then λ weighs less or more than it says: use the weights as they come.",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) => {
        const total = batches.reduce((sum, { weight, data }) => sum + (data.length > 0 ? weight : 0), 0);
        return fitLinearRidge(
          batches.map(({ weight, data }) => ({ weight: weight / (total || 1), data })),
          lambda,
          prior,
        );
      },
    }),
  },
  {
    id: "lambda-times-count",
    hint: "Your λ grows with the number of transitions. The equation adds λI once, to a matrix of means.",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) => {
        const count = batches.reduce((sum, { data }) => sum + data.length, 0);
        return fitLinearRidge(batches, lambda * count, prior);
      },
    }),
  },
  {
    id: "transposed",
    hint: "Your A is transposed: A[i][j] says how x′ᵢ depends on xⱼ.",
    implement: ({ fitLinearRidge, transpose }) => ({
      fitLinearRidge: (batches, lambda, prior) => {
        const { A, B } = fitLinearRidge(batches, lambda, prior);
        return { A: transpose(A), B };
      },
    }),
  },
  {
    id: "columns-exchanged",
    hint: "The columns of A and B are mixed up: in z = [x, u] the state comes first. Where do you cut W = [A B]?",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) => {
        const { A, B } = fitLinearRidge(batches, lambda, prior);
        const W = A.map((row, i) => [...B[i], ...row]);
        return { A: W.map((row) => row.slice(0, A.length)), B: W.map((row) => row.slice(A.length)) };
      },
    }),
  },
  {
    id: "mean-of-nothing",
    hint: "An empty batch makes your model NaN: the mean over no transitions is 0/0. What should an empty batch weigh?",
    implement: ({ fitLinearRidge }) => ({
      fitLinearRidge: (batches, lambda, prior) => {
        const { A, B } = fitLinearRidge(batches, lambda, prior);
        const broken = batches.some(({ data }) => data.length === 0);
        const spoil = (X: number[][]) => (broken ? X.map((row) => row.map(() => NaN)) : X);
        return { A: spoil(A), B: spoil(B) };
      },
    }),
  },
];
