import type * as tf from "lib/tensor/tf";
import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "sums-over-count": ({ tf, stopGradient, withLosses }) =>
    withLosses({
      actorLoss: ({ returns, value, logProb, entropy, weight }, entropyScale) =>
        tf.tidy(() => {
          const [R, v] = [stopGradient(returns), stopGradient(value)];
          const likelier = tf.sum(tf.mul(tf.mul(weight, logProb), tf.sub(v, R)));
          const bonus = tf.mul(tf.sum(tf.mul(weight, entropy)), entropyScale);
          return tf.div<tf.Scalar>(tf.sub(likelier, bonus), returns.size);
        }),
      criticLoss: ({ value, returns, weight }) =>
        tf.tidy(() => {
          const error = tf.sub(stopGradient(returns), value);
          return tf.div<tf.Scalar>(tf.sum(tf.mul(tf.mul(error, error), weight)), 2 * value.size);
        }),
    }),
  "weights-are-constants": ({ tf, stopGradient, withLosses }) =>
    withLosses({
      actorLoss: ({ returns, value, logProb, entropy, weight }, entropyScale) => {
        const share = stopGradient(tf.div(weight, -weight.size));
        const advantage = stopGradient(tf.mul(share, tf.sub(returns, value)));
        const parts = [tf.mul(advantage, logProb), tf.mul(tf.mul(share, entropyScale), entropy)];
        return tf.sum<tf.Scalar>(tf.stack(parts));
      },
      criticLoss: ({ value, returns, weight }) => {
        const root = stopGradient(tf.sqrt(weight));
        const error = tf.sub(tf.mul(root, value), tf.mul(root, stopGradient(returns)));
        return tf.mul<tf.Scalar>(tf.mean(tf.square(error)), 0.5);
      },
    }),
  "one-row-of-numbers": ({ tf, stopGradient, withLosses }) =>
    withLosses({
      actorLoss: (inputs, entropyScale) => {
        const flat = (x: tf.Tensor) => tf.reshape<tf.Rank.R1>(x, [-1]);
        const advantage = flat(stopGradient(tf.sub(inputs.returns, inputs.value)));
        const weighted = tf.mul<tf.Tensor1D>(flat(inputs.weight), flat(inputs.logProb));
        const chosen = tf.dot(weighted, advantage);
        const open = tf.mul(tf.dot(flat(inputs.weight), flat(inputs.entropy)), entropyScale);
        return tf.div<tf.Scalar>(tf.neg(tf.add(chosen, open)), inputs.weight.size);
      },
      criticLoss: ({ value, returns, weight }) => {
        const target = stopGradient(returns);
        // (v − R)² = v² − 2 v R + R²
        const squares = tf.add(tf.sub(tf.square(value), tf.mul(tf.mul(2, value), target)), tf.square(target));
        return tf.mean<tf.Scalar>(tf.mean(tf.mul(tf.mul(0.5, weight), squares), 1));
      },
    }),
});
