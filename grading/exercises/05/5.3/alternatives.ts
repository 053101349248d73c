import type * as tf from "lib/tensor/tf";
import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "cross-entropy-less-entropy": ({ tf, stopGradient, withBalance }) => {
    const klCategorical = (p: tf.Tensor, q: tf.Tensor) =>
      tf.tidy(() => {
        const probs = tf.exp(p);
        const cross = tf.neg(tf.sum(tf.mul(probs, q), [-2, -1]));
        return tf.add(cross, tf.sum(tf.mul(probs, p), [-2, -1]));
      });
    return {
      klCategorical,
      ...withBalance((posterior, prior, balance) => {
        const [q, p] = [stopGradient(posterior), stopGradient(prior)];
        const sides = [klCategorical(q, prior), klCategorical(posterior, p)];
        return tf.add(tf.mul(sides[0], balance), tf.mul(sides[1], tf.sub(1, balance)));
      }),
    };
  },
  "group-after-group": ({ tf, stopGradient, withBalance }) => {
    const klCategorical = (p: tf.Tensor, q: tf.Tensor) => {
      const [ps, qs] = [p, q].map((x) => tf.unstack(x, x.rank - 2)); // G times [..., K]
      return tf.addN(ps.map((one, g) => tf.sum(tf.mul(tf.softmax(one), tf.sub(one, qs[g])), -1)));
    };
    return {
      klCategorical,
      // sg(KL) + what only passes gradients on: a mixture of the two sides
      ...withBalance((posterior, prior, balance) => {
        const learns = klCategorical(stopGradient(posterior), prior);
        const drawn = klCategorical(posterior, stopGradient(prior));
        return tf.add(drawn, tf.mul(tf.sub(learns, drawn), balance));
      }),
    };
  },
  "half-stopped-beliefs": ({ tf, stopGradient, klCategorical, withBalance }) =>
    // x ↦ share · x + (1 − share) · sg(x) has the value of x and a share of its gradient
    withBalance((posterior, prior, balance) => {
      const share = (x: tf.Tensor, part: number) =>
        tf.add(tf.mul(x, part), tf.mul(stopGradient(x), 1 - part));
      return klCategorical(share(posterior, 1 - balance), share(prior, balance));
    }),
});
