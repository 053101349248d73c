import type { Rng } from "lib/core/rng";
import { softmax } from "lib/nn/discrete/softmax";
import { type Numbers, tensor } from "../../checks/numbers";

/** Beliefs about N things, each of G categorical variables of K classes: logits or log-probabilities, [N][G][K]. */
export type Beliefs = number[][][];

/** Random logits of an ordinary size. */
export const randomLogits = (rng: Rng, N: number, G: number, K: number): Beliefs =>
  Array.from({ length: N }, () =>
    Array.from({ length: G }, () => Array.from({ length: K }, () => rng.normal(0, 1.5))),
  );

/** The log-probabilities of logits. */
export const logProbsOf = (logits: Beliefs): Beliefs =>
  logits.map((groups) => groups.map((row) => softmax(row).map(Math.log)));

/** No two are the same, so that no axis has another one's length. */
export function randomSizes(rng: Rng): [N: number, G: number, K: number] {
  const [N, G, K] = rng.shuffle([2, 3, 4, 5]);
  return [N, G, K];
}

/** KL(p ‖ q) of log-probabilities, [N]. */
export const plainKl = (p: Beliefs, q: Beliefs): number[] =>
  p.map((groups, n) =>
    groups.reduce(
      (all, row, g) => all + row.reduce((sum, x, k) => sum + Math.exp(x) * (x - q[n][g][k]), 0),
      0,
    ),
  );

/** Rows of N in sequences of T: [N / T][T]. */
export const inSteps = <Row>(rows: readonly Row[], T: number): Row[][] =>
  Array.from({ length: rows.length / T }, (_, b) => rows.slice(b * T, (b + 1) * T));

/** Beliefs as a tensor, [N, G, K], or with T [N / T, T, G, K]. */
export const beliefTensor = (beliefs: Beliefs, T?: number): ReturnType<typeof tensor> =>
  tensor((T === undefined ? beliefs : inSteps(beliefs, T)) as Numbers);

/** The gradients of the balanced divergence by the logits: α (p − q), and (1 − α) q (log q/p − KL) of each variable. */
export function plainGradients(posterior: Beliefs, prior: Beliefs, balance: number) {
  const rows = (make: (q: number[], p: number[]) => number[]): Beliefs =>
    posterior.map((groups, n) => groups.map((row, g) => make(softmax(row), softmax(prior[n][g]))));
  return {
    posterior: rows((q, p) => {
      const ratio = q.map((x, k) => Math.log(x / p[k]));
      const kl = q.reduce((sum, x, k) => sum + x * ratio[k], 0);
      return q.map((x, k) => (1 - balance) * x * (ratio[k] - kl));
    }),
    prior: rows((q, p) => p.map((x, k) => balance * (x - q[k]))),
  };
}
