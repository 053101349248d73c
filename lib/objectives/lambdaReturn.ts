import { assertShape } from "../core/shape";
import * as tf from "../tensor/tf";

/** What is predicted at each state of imagined trajectories. */
export type Predictions = {
  /** r_t, received on arriving at state t, [N, H] */
  readonly reward: tf.Tensor2D;
  /** v_t, of what comes at and after state t, [N, H] */
  readonly value: tf.Tensor2D;
  /** γ · P(the episode goes on after state t), [N, H] */
  readonly discount: tf.Tensor2D;
};

/**
 * R_t = r_t + d_t ((1 − λ) v_{t+1} + λ R_{t+1}), R_{H−1} = v_{H−1}: between one step and the value (λ = 0) and all steps and the last
 * value (λ = 1).
 * @param lambda λ, 0 to 1
 * @returns R of all states but the last, [N, H − 1]
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2020, arXiv 1912.01603, equation 6; exercise 4.6
 */
export function lambdaReturn({ reward, value, discount }: Predictions, lambda: number): tf.Tensor2D {
  // BEGIN SOLUTION 04.6
  assertShape("lambdaReturn: value", value, reward.shape);
  assertShape("lambdaReturn: discount", discount, reward.shape);
  return tf.tidy(() => {
    const [rewards, values, discounts] = [reward, value, discount].map((x) => tf.unstack(x, 1)); // H times [N]
    let next = values[values.length - 1];
    const returns: tf.Tensor[] = [];
    for (let t = rewards.length - 2; t >= 0; t--) {
      const after = tf.add(tf.mul(values[t + 1], 1 - lambda), tf.mul(next, lambda));
      next = tf.add(rewards[t], tf.mul(discounts[t], after));
      returns.unshift(next);
    }
    return tf.stack(returns, 1) as tf.Tensor2D;
  });
  // END SOLUTION
}
