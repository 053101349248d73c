import type * as tf from "lib/tensor/tf";
import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "gumbel-noise": ({ tf, stopGradient, withDraw }) =>
    withDraw((logProbs, noise) =>
      tf.tidy(() => {
        const gumbel = tf.neg(tf.log(tf.neg(tf.log(noise))));
        const drawn = tf.argMax(tf.add(stopGradient(logProbs), gumbel), -1);
        const hot = tf.cast(tf.oneHot(drawn as tf.Tensor1D, logProbs.shape[logProbs.rank - 1]), "float32");
        const probs = tf.exp(logProbs);
        return tf.add(stopGradient(tf.sub(hot, probs)), probs);
      }),
    ),
  "softmax-of-log-probabilities": ({ tf, stopGradient, withDraw }) =>
    withDraw((logProbs, noise) => {
      const probs = tf.softmax(logProbs);
      const rings = tf.div(tf.neg(tf.log(noise)), stopGradient(probs));
      const first = tf.min(rings, -1, true);
      const hot = stopGradient(tf.cast(tf.lessEqual(rings, first), "float32"));
      return tf.add(hot, tf.sub(probs, stopGradient(probs)));
    }),
  "own-gradient": ({ tf, withDraw }) =>
    withDraw((logProbs, noise) => {
      const through = tf.customGrad((x) => {
        const probs = x as tf.Tensor;
        const order = tf.div(probs, tf.neg(tf.log(noise)));
        const value = tf.cast(tf.equal(order, tf.max(order, -1, true)), "float32");
        return { value, gradFunc: (dy: tf.Tensor) => dy };
      });
      return through(tf.exp(logProbs));
    }),
});
