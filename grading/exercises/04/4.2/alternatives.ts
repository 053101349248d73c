import type * as tf from "lib/tensor/tf";
import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  variances: ({ tf }) => ({
    klNormal: (p, q) =>
      tf.tidy(() => {
        const [varP, varQ] = [tf.square(p.std), tf.square(q.std)];
        const apart = tf.squaredDifference(p.mean, q.mean);
        const logs = tf.sub(tf.log(varQ), tf.log(varP));
        return tf.sum(tf.mul(0.5, tf.sub(tf.add(logs, tf.div(tf.add(varP, apart), varQ)), 1)), -1);
      }),
    klLoss: (posterior, prior, freeNats) =>
      tf.tidy(() => {
        const shift = tf.div(tf.sub(posterior.mean, prior.mean), prior.std);
        const ratio = tf.div(posterior.std, prior.std);
        const twice = tf.sub(tf.add(tf.square(shift), tf.square(ratio)), tf.mul(2, tf.log(ratio)));
        const kl = tf.mean<tf.Scalar>(tf.sum(tf.div(tf.sub(twice, 1), 2), -1));
        return { kl, loss: tf.add<tf.Scalar>(freeNats, tf.relu(tf.sub(kl, freeNats))) };
      }),
  }),
  "cross-entropy-less-entropy": ({ tf }) => {
    const klNormal = (p: { mean: tf.Tensor; std: tf.Tensor }, q: { mean: tf.Tensor; std: tf.Tensor }) =>
      tf.tidy(() => {
        const halfLog = Math.log(2 * Math.PI) / 2;
        const second = tf.add(tf.pow(tf.sub(p.mean, q.mean), 2), tf.pow(p.std, 2)); // E_p[(x − μq)²]
        const cross = tf.add(tf.add(tf.log(q.std), halfLog), tf.div(second, tf.mul(2, tf.pow(q.std, 2))));
        const entropy = tf.add(tf.log(p.std), halfLog + 0.5);
        return tf.sub(tf.sum(cross, -1), tf.sum(entropy, -1));
      });
    return {
      klNormal,
      klLoss: (posterior, prior, freeNats) =>
        tf.tidy(() => {
          const steps = klNormal(posterior, prior);
          const kl = tf.div<tf.Scalar>(tf.sum(steps), steps.size);
          return { loss: tf.where(tf.greater(kl, freeNats), kl, tf.scalar(freeNats)) as tf.Scalar, kl };
        }),
    };
  },
  "number-by-number": ({ tf, mean }) => {
    type Normal = { mean: tf.Tensor; std: tf.Tensor };
    const rowsOf = (p: Normal, q: Normal): number[] => {
      const [a, s, b, r] = [p.mean, p.std, q.mean, q.std].map((x) => x.dataSync());
      const width = p.mean.shape[p.mean.rank - 1];
      const sums = Array<number>(a.length / width).fill(0);
      for (let i = 0; i < a.length; i++)
        sums[Math.floor(i / width)] +=
          Math.log(r[i]) - Math.log(s[i]) - 0.5 + (s[i] ** 2 + (a[i] - b[i]) ** 2) / (2 * r[i] ** 2);
      return sums;
    };
    return {
      klNormal: (p, q) => tf.tensor(rowsOf(p, q), p.mean.shape.slice(0, -1)),
      klLoss: (posterior, prior, freeNats) => {
        const kl = mean(rowsOf(posterior, prior));
        return { loss: tf.scalar(kl < freeNats ? freeNats : kl), kl: tf.scalar(kl) };
      },
    };
  },
});
