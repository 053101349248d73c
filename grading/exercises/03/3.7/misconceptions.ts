import type { LinearLatent } from "lib/models/linearLatent";
import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** One step of a model. */
const stepOf =
  ({ dot }: Reference03) =>
  ({ A, B, c }: LinearLatent, z: readonly number[], a: readonly number[]): number[] =>
    c.map((offset, i) => dot(A[i], z) + dot(B[i], a) + offset);

/** A fit to other regressors and targets, cut into A, B and c in its way. */
const fittedBy =
  ({ leastSquares }: Reference03) =>
  (
    rowOf: (z: readonly number[], a: readonly number[]) => number[],
    cut: (w: number[], k: number) => { A: number[]; B: number[]; c: number },
  ): Partial<Reference03> => ({
    latentDynFit: ({ z, a, next }) => {
      const W = leastSquares(
        z.map((row, n) => rowOf(row, a[n])),
        next,
      );
      const parts = W.map((w) => cut(w, z[0].length));
      return { A: parts.map((p) => p.A), B: parts.map((p) => p.B), c: parts.map((p) => p.c) };
    },
  });

export const misconceptions = misconceptions03({ stepOf, fittedBy })({
  "each-from-z0": {
    hint: "You predict every code from z0. Open loop means that a prediction is made from the prediction before it.",
    implement: ({ stepOf }) => ({
      rolloutLatent: (model, z0, actions) => [[...z0], ...actions.map((a) => stepOf(model, z0, a))],
    }),
  },
  "drops-z0": {
    hint: "Your codes begin with the first prediction. What was seen, z0, stands before it: T actions make T + 1 codes.",
    implement: ({ withResult }) => withResult("rolloutLatent", (codes) => codes.slice(1)),
  },
  "stops-too-early": {
    hint: "Your last action leads nowhere: T actions make T predictions after z0.",
    implement: ({ withArguments }) =>
      withArguments("rolloutLatent", (model, z0, actions) => [model, z0, actions.slice(0, -1)]),
  },
  "only-the-last": {
    hint: "All your codes are the last one: you push the same array again and again, and change it. A code of its own for each time.",
    implement: ({ withResult }) =>
      withResult("rolloutLatent", (codes) => codes.map(() => codes[codes.length - 1])),
  },
  "forgets-the-constant": {
    hint: "Your predictions lack c. Where does the model say that a code of zero goes without an action?",
    implement: ({ withArguments }) =>
      withArguments("rolloutLatent", ({ A, B, c }, z0, actions) => [
        { A, B, c: c.map(() => 0) },
        z0,
        actions,
      ]),
  },
  "next-action": {
    hint: "Your actions come one step too early: actions[t] leads from the code at t to the one at t + 1.",
    implement: ({ withArguments }) =>
      withArguments("rolloutLatent", (model, z0, actions) => [
        model,
        z0,
        actions.map((a, t) => actions[t + 1] ?? a),
      ]),
  },
  "action-before": {
    hint: "Your actions come one step too late: actions[t] leads from the code at t to the one at t + 1.",
    implement: ({ withArguments }) =>
      withArguments("rolloutLatent", (model, z0, actions) => [
        model,
        z0,
        actions.map((a, t) => (t > 0 ? actions[t - 1] : a.map(() => 0))),
      ]),
  },
  "adds-the-code": {
    hint: "You add the model's prediction to the code. A z + B a + c is the next code itself, not by how much it changes.",
    implement: ({ stepOf }) => ({
      rolloutLatent: (model, z0, actions) => {
        const codes = [[...z0]];
        for (const a of actions) {
          const z = codes[codes.length - 1];
          codes.push(stepOf(model, z, a).map((x, i) => x + z[i]));
        }
        return codes;
      },
    }),
  },
  "transposed-rollout": {
    hint: "You multiply by the transpose of A: A[i][j] says how the next zᵢ depends on zⱼ.",
    implement: ({ withArguments, transpose }) =>
      withArguments("rolloutLatent", ({ A, B, c }, z0, actions) => [{ A: transpose(A), B, c }, z0, actions]),
  },
  "transposed-fit": {
    hint: "Your A is transposed: A[i][j] says how the next zᵢ depends on zⱼ.",
    implement: ({ withFields, transpose }) => withFields("latentDynFit", ({ A }) => ({ A: transpose(A) })),
  },
  "fits-the-change": {
    hint: "Your A explains by how much a code changes. The model is of the next code itself: what does A say of a code that stays where it is?",
    implement: ({ withFields }) =>
      withFields("latentDynFit", ({ A }) => ({
        A: A.map((row, i) => row.map((x, j) => (i === j ? x - 1 : x))),
      })),
  },
  "fits-no-constant": {
    hint: "Your fit has no constant: A and B have to make up for what c should say. Which regressor is always 1?",
    implement: ({ fittedBy }) =>
      fittedBy(
        (z, a) => [...z, ...a],
        (w, k) => ({ A: w.slice(0, k), B: w.slice(k), c: 0 }),
      ),
  },
  "fits-no-action": {
    hint: "Your fit is not told the actions: it predicts what happens on average, whatever is done.",
    implement: ({ withFields, fittedBy }) =>
      withFields("latentDynFit", ({ B }, steps) => {
        const blind = fittedBy(
          (z) => [...z, 1],
          (w, k) => ({ A: w.slice(0, k), B: [], c: w[k] }),
        );
        return { ...blind.latentDynFit?.(steps), B: B.map((row) => row.map(() => 0)) };
      }),
  },
  "cut-in-the-wrong-place": {
    hint: "The columns of A, B and c are mixed up: in which order did you put the code, the action and the 1 side by side?",
    implement: ({ fittedBy }) =>
      fittedBy(
        (z, a) => [1, ...z, ...a],
        (w, k) => ({ A: w.slice(0, k), B: w.slice(k, -1), c: w[w.length - 1] }),
      ),
  },
});
