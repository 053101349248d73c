import { alternatives05 } from "../variations";

export const alternatives = alternatives05({
  "divergence-written-out": ({ trainedBy, stopGradient, tf }) =>
    trainedBy({
      klBalance: (posterior, prior, balance) => {
        const divergence = (p: typeof posterior, q: typeof posterior) => {
          const surprise = tf.squaredDifference(tf.sqrt(tf.exp(p)), 0);
          return tf.sum(tf.sum(tf.mul(surprise, tf.sub(p, q)), -1), -1);
        };
        const mine = divergence(stopGradient(posterior), prior);
        const theirs = divergence(posterior, stopGradient(prior));
        return tf.add(tf.mul(mine, balance), tf.sub(theirs, tf.mul(theirs, balance)));
      },
    }),
  "draws-by-gumbel": ({ trainedBy, stopGradient, tf }) =>
    trainedBy({
      sampleOneHotSt: (logProbs, noise) => {
        const scores = tf.sub(stopGradient(logProbs), tf.log(tf.neg(tf.log(noise))));
        const hot = tf.cast(tf.equal(scores, tf.max(scores, -1, true)), "float32");
        const probs = tf.exp(logProbs);
        return tf.add(stopGradient(tf.sub(hot, probs)), probs);
      },
    }),
});
