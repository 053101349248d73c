import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "loss-as-a-sum": ({ trainedBy, criticLoss, tf }) =>
    trainedBy({
      criticLoss: ({ value, returns, weight }) => {
        const each = tf.mul(weight, tf.squaredDifference(value, tf.variable(returns)));
        return tf.mul(tf.div(tf.sum(each), each.size), 0.5) as ReturnType<typeof criticLoss>;
      },
    }),
  "advantage-written-out": ({ trainedBy, stopGradient, actorLoss, tf }) =>
    trainedBy({
      actorLoss: ({ returns, value, logProb, entropy, weight }, entropyScale) => {
        const better = stopGradient(tf.mul(weight, tf.sub(returns, value)));
        const gain = tf.add(tf.mul(better, logProb), tf.mul(tf.mul(weight, entropyScale), entropy));
        return tf.mul(tf.mean(gain), -1) as ReturnType<typeof actorLoss>;
      },
    }),
});
