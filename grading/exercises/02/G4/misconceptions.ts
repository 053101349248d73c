import type { Misconception02 } from "../reference";

const scalesPrediction =
  "You scale the whole prediction, A x + B u. In this class of models only A is scaled: we know what the control does.";

export const misconceptions: Misconception02[] = [
  {
    id: "value-of-this-step",
    hint: "You value the next states with P of the step that they come from. Which step do they belong to?",
    implement: ({ momentMatching }) => ({
      momentMatching: (batches, model, P) => momentMatching(batches, model, [P[0], ...P]),
    }),
  },
  {
    id: "weights-by-count",
    hint: "Every step weighs the same in your sums, so that the longest batch wins. What does `weight` say about a batch as a whole?",
    implement: ({ momentMatching }) => ({
      momentMatching: (batches, model, P) =>
        momentMatching([{ weight: 1, data: batches.flatMap(({ data }) => data) }], model, P),
    }),
  },
  {
    id: "sum-for-mean",
    hint: "You sum over a batch where the equation takes the mean: a long batch outweighs a short one, whatever their weights.",
    implement: ({ momentMatching }) => ({
      momentMatching: (batches, model, P) =>
        momentMatching(
          batches.map(({ weight, data }) => ({ weight: weight * data.length, data })),
          model,
          P,
        ),
    }),
  },
  {
    id: "ignores-weights",
    hint: "The batches' weights do not act.",
    implement: ({ momentMatching }) => ({
      momentMatching: (batches, model, P) =>
        momentMatching(
          batches.map(({ data }) => ({ weight: 1, data })),
          model,
          P,
        ),
    }),
  },
  {
    id: "scales-b-too",
    hint: scalesPrediction,
    implement: ({ momentMatching, scale }) => ({
      momentMatching: (batches, model, P) => {
        const { A } = momentMatching(batches, model, P);
        const row = model.A.findIndex((entries) => entries.some((a) => a !== 0));
        const column = model.A[row].findIndex((a) => a !== 0);
        return { A, B: scale(A[row][column] / model.A[row][column], model.B) };
      },
    }),
  },
  {
    id: "scales-the-prediction",
    hint: scalesPrediction,
    implement: ({ multiplyVector, scale, dot }) => ({
      momentMatching: (batches, { A, B }, P) => {
        let [promised, real] = [0, 0];
        for (const { weight, data } of batches) {
          for (const { t, state, action, next } of data) {
            const Bu = multiplyVector(B, action);
            const predicted = multiplyVector(A, state).map((x, i) => x + Bu[i]);
            promised += (weight / data.length) * dot(predicted, multiplyVector(P[t + 1], predicted));
            real += (weight / data.length) * dot(next, multiplyVector(P[t + 1], next));
          }
        }
        return { A: scale(Math.sqrt(real / promised), A), B };
      },
    }),
  },
  {
    id: "smaller-root",
    hint: "You take the smaller root, which is often negative: then the model turns every state round. Which of the two scales means growth or decay?",
    implement: ({ momentMatching, multiplyVector, scale, dot }) => ({
      momentMatching: (batches, model, P) => {
        const { A, B } = model;
        let [alpha, beta] = [0, 0];
        for (const { weight, data } of batches) {
          for (const { t, state, action } of data) {
            const Ax = multiplyVector(A, state);
            const toGo = multiplyVector(P[t + 1], Ax);
            alpha += (weight / data.length) * dot(Ax, toGo);
            beta += (weight / data.length) * dot(multiplyVector(B, action), toGo);
          }
        }
        const larger = momentMatching(batches, model, P);
        // the roots lie as far to the left as to the right of −β/α
        const twice = scale((-2 * beta) / alpha, A);
        return { A: twice.map((row, i) => row.map((a, j) => a - larger.A[i][j])), B };
      },
    }),
  },
  {
    id: "cross-term-once",
    hint: "Expand (s A x + B u)ᵀ P (s A x + B u) again: how often does the product of A x and B u come?",
    implement: ({ multiplyVector, scale, dot }) => ({
      momentMatching: (batches, { A, B }, P) => {
        let [alpha, beta, delta] = [0, 0, 0];
        for (const { weight, data } of batches) {
          for (const { t, state, action, next } of data) {
            const share = weight / data.length;
            const [Ax, Bu] = [multiplyVector(A, state), multiplyVector(B, action)];
            const [PAx, PBu] = [multiplyVector(P[t + 1], Ax), multiplyVector(P[t + 1], Bu)];
            alpha += share * dot(Ax, PAx);
            beta += (share * dot(Bu, PAx)) / 2;
            delta += share * (dot(Bu, PBu) - dot(next, multiplyVector(P[t + 1], next)));
          }
        }
        const root = Math.sqrt(Math.max(0, beta * beta - alpha * delta));
        return { A: scale((root - beta) / alpha, A), B };
      },
    }),
  },
  {
    id: "root-of-a-negative",
    hint: "Your model is NaN where the square root's argument is negative: no scale matches. The exercise says what to take then.",
    implement: ({ multiplyVector, scale, dot }) => ({
      momentMatching: (batches, { A, B }, P) => {
        let [alpha, beta, delta] = [0, 0, 0];
        for (const { weight, data } of batches) {
          for (const { t, state, action, next } of data) {
            const share = weight / data.length;
            const [Ax, Bu] = [multiplyVector(A, state), multiplyVector(B, action)];
            const [PAx, PBu] = [multiplyVector(P[t + 1], Ax), multiplyVector(P[t + 1], Bu)];
            alpha += share * dot(Ax, PAx);
            beta += share * dot(Bu, PAx);
            delta += share * (dot(Bu, PBu) - dot(next, multiplyVector(P[t + 1], next)));
          }
        }
        return { A: scale((Math.sqrt(beta * beta - alpha * delta) - beta) / alpha, A), B };
      },
    }),
  },
  {
    id: "matches-norms",
    hint: "You match ‖x′‖², the size of the next states. What the planner cares about is their value, xᵀ P x.",
    implement: ({ momentMatching, identity }) => ({
      momentMatching: (batches, model, P) =>
        momentMatching(
          batches,
          model,
          P.map(() => identity(model.A.length)),
        ),
    }),
  },
  {
    id: "step-by-step",
    hint: "You match each step by itself and average the scales. Only the MEAN value has to match: one equation for one s.",
    implement: ({ momentMatching, add, scale, sum }) => ({
      momentMatching: (batches, model, P) => {
        const kept = batches.filter(({ data }) => data.length > 0);
        const total = sum(kept.map(({ weight }) => weight));
        let A = scale(0, model.A);
        for (const { weight, data } of kept) {
          for (const datum of data) {
            const one = momentMatching([{ weight: 1, data: [datum] }], model, P);
            A = add(A, scale(weight / total / data.length, one.A));
          }
        }
        return { A, B: model.B };
      },
    }),
  },
  {
    id: "forgets-control",
    hint: "Your prediction lacks the control, B u.",
    implement: ({ momentMatching }) => ({
      momentMatching: (batches, model, P) =>
        momentMatching(
          batches.map(({ weight, data }) => ({
            weight,
            data: data.map((step) => ({ ...step, action: step.action.map(() => 0) })),
          })),
          model,
          P,
        ),
    }),
  },
];
