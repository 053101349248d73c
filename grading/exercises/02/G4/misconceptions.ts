import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

const scalesPrediction =
  "You scale the whole prediction, A x + B u. In this class of models only A is scaled: we know what the control does.";

/** The sums of α s² + 2 β s + δ, where δ is what the control is worth, less what the next states are worth. */
interface Sums {
  alpha: number;
  beta: number;
  control: number;
  next: number;
  delta: number;
}

/** A scaled by another number made of the sums. */
const scaledBy =
  ({ multiplyVector, scale, dot }: Reference02) =>
  (scaleOf: (sums: Sums) => number): Partial<Reference02> => ({
    momentMatching: (batches, { A, B }, P) => {
      const sums = { alpha: 0, beta: 0, control: 0, next: 0 };
      for (const { weight, data } of batches) {
        for (const { t, state, action, next } of data) {
          const value = (x: readonly number[], y: readonly number[]) =>
            (weight / data.length) * dot(x, multiplyVector(P[t + 1], y));
          const [Ax, Bu] = [multiplyVector(A, state), multiplyVector(B, action)];
          sums.alpha += value(Ax, Ax);
          sums.beta += value(Bu, Ax);
          sums.control += value(Bu, Bu);
          sums.next += value(next, next);
        }
      }
      return { A: scale(scaleOf({ ...sums, delta: sums.control - sums.next }), A), B };
    },
  });

export const misconceptions = misconceptions02({ scaledBy })({
  "value-of-this-step": {
    hint: "You value the next states with P of the step that they come from. Which step do they belong to?",
    implement: ({ withArguments }) =>
      withArguments("momentMatching", (batches, model, P) => [batches, model, [P[0], ...P]]),
  },
  "weights-by-count": {
    hint: "Every step weighs the same in your sums, so that the longest batch wins. What does `weight` say about a batch as a whole?",
    implement: ({ withArguments }) =>
      withArguments("momentMatching", (batches, model, P) => {
        return [[{ weight: 1, data: batches.flatMap(({ data }) => data) }], model, P];
      }),
  },
  "sum-for-mean": {
    hint: "You sum over a batch where the equation takes the mean: a long batch outweighs a short one, whatever their weights.",
    implement: ({ withBatches }) =>
      withBatches("momentMatching", ({ weight, data }) => ({ weight: weight * data.length, data })),
  },
  "ignores-weights": {
    hint: "The batches' weights do not act.",
    implement: ({ withBatches }) => withBatches("momentMatching", ({ data }) => ({ weight: 1, data })),
  },
  "scales-b-too": {
    hint: scalesPrediction,
    implement: ({ withFields, scale }) =>
      withFields("momentMatching", ({ A }, _batches, model) => {
        const row = model.A.findIndex((entries) => entries.some((a) => a !== 0));
        const column = model.A[row].findIndex((a) => a !== 0);
        return { B: scale(A[row][column] / model.A[row][column], model.B) };
      }),
  },
  "scales-the-prediction": {
    hint: scalesPrediction,
    implement: ({ scaledBy }) =>
      scaledBy(({ alpha, beta, control, next }) => Math.sqrt(next / (alpha + 2 * beta + control))),
  },
  "smaller-root": {
    hint: "You take the smaller root, which is often negative: then the model turns every state round. Which of the two scales means growth or decay?",
    implement: ({ scaledBy }) =>
      scaledBy(
        ({ alpha, beta, delta }) => -(beta + Math.sqrt(Math.max(0, beta ** 2 - alpha * delta))) / alpha,
      ),
  },
  "cross-term-once": {
    hint: "Expand (s A x + B u)ᵀ P (s A x + B u) again: how often does the product of A x and B u come?",
    implement: ({ scaledBy }) =>
      scaledBy(({ alpha, beta, delta }) => {
        const once = beta / 2;
        return (Math.sqrt(Math.max(0, once ** 2 - alpha * delta)) - once) / alpha;
      }),
  },
  "root-of-a-negative": {
    hint: "Your model is NaN where the square root's argument is negative: no scale matches. The exercise says what to take then.",
    implement: ({ scaledBy }) =>
      scaledBy(({ alpha, beta, delta }) => (Math.sqrt(beta ** 2 - alpha * delta) - beta) / alpha),
  },
  "matches-norms": {
    hint: "You match ‖x′‖², the size of the next states. What the planner cares about is their value, xᵀ P x.",
    implement: ({ withArguments, identity }) =>
      withArguments("momentMatching", (batches, model, P) => [
        batches,
        model,
        P.map(() => identity(model.A.length)),
      ]),
  },
  "step-by-step": {
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
  "forgets-control": {
    hint: "Your prediction lacks the control, B u.",
    implement: ({ withBatches }) =>
      withBatches("momentMatching", ({ weight, data }) => ({
        weight,
        data: data.map((step) => ({ ...step, action: step.action.map(() => 0) })),
      })),
  },
});
