import type * as tf from "lib/tensor/tf";
import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "adds-up-surprises": ({ tf }) => ({
    lambdaReturn: ({ reward, value, discount }, lambda) =>
      tf.tidy(() => {
        const [N, H] = reward.shape;
        const early = (x: tf.Tensor2D) => tf.slice(x, [0, 0], [N, H - 1]);
        const next = tf.slice(value, [0, 1], [N, H - 1]);
        // by how much a reward and the next value are more than the value here
        const surprise = tf.sub(tf.add(early(reward), tf.mul(early(discount), next)), early(value));
        const fade = tf.split(tf.mul(early(discount), lambda), H - 1, 1);
        const advantages = tf.split(surprise, H - 1, 1);
        for (let t = H - 3; t >= 0; t--)
          advantages[t] = tf.add(advantages[t], tf.mul(fade[t], advantages[t + 1]));
        return tf.add(tf.concat(advantages, 1), early(value));
      }),
  }),
  "averages-over-lengths": ({ tf }) => ({
    lambdaReturn: ({ reward, value, discount }, lambda) =>
      tf.tidy(() => {
        const [r, v, d] = [reward, value, discount].map((x) => tf.unstack(x, 1));
        const last = r.length - 1;
        const returns = [];
        for (let t = 0; t < last; t++) {
          let [total, rewards, product] = [tf.zerosLike(r[0]), tf.zerosLike(r[0]), tf.onesLike(r[0])];
          for (let n = 1; t + n <= last; n++) {
            rewards = tf.add(rewards, tf.mul(product, r[t + n - 1]));
            product = tf.mul(product, d[t + n - 1]);
            const weight = lambda ** (n - 1) * (t + n < last ? 1 - lambda : 1);
            total = tf.add(total, tf.mul(tf.add(rewards, tf.mul(product, v[t + n])), weight));
          }
          returns.push(total);
        }
        return tf.stack(returns, 1) as tf.Tensor2D;
      }),
  }),
  "from-the-end": ({ tf }) => ({
    lambdaReturn: (predictions, lambda) => {
      const [N, H] = predictions.value.shape;
      const column = (x: tf.Tensor2D, t: number) => tf.slice(x, [0, t], [N, 1]);
      return tf.tidy(() => {
        const backwards = [column(predictions.value, H - 1)];
        for (let t = H - 2; t >= 0; t--) {
          const target = column(predictions.value, t + 1);
          // v + λ (R − v)
          const mixed = tf.add(target, tf.mul(lambda, tf.sub(backwards[backwards.length - 1], target)));
          const later = tf.mul(mixed, column(predictions.discount, t));
          backwards.push(tf.add(later, column(predictions.reward, t)));
        }
        return tf.reverse(tf.concat(backwards.slice(1), 1), 1);
      });
    },
  }),
});
