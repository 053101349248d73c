import type * as tf from "lib/tensor/tf";
import { alternatives03 } from "../variations";

export const alternatives = alternatives03({
  "automatic-differentiation": ({ tf }) => ({
    autoencoderLossGrad: (layers, x) => {
      const loss = (...flat: tf.Tensor[]) => {
        let y: tf.Tensor = x;
        for (let i = 0; i < 4; i++) {
          y = tf.add(tf.matMul(y, flat[2 * i]), flat[2 * i + 1]);
          if (i % 2 === 0) y = tf.tanh(y);
        }
        return tf.losses.meanSquaredError(x, y) as tf.Scalar;
      };
      const { value, grads } = tf.valueAndGrads(loss)(layers.flatMap(({ W, b }) => [W, b]));
      const gradients = layers.map((_, i) => ({
        W: grads[2 * i] as tf.Tensor2D,
        b: grads[2 * i + 1] as tf.Tensor1D,
      }));
      return { loss: value as tf.Scalar, gradients };
    },
  }),
  "one-layer-after-the-other": ({ tf }) => ({
    autoencoderLossGrad: ([one, two, three, four], x) =>
      tf.tidy(() => {
        const [B, D] = x.shape;
        const h1 = tf.tanh(tf.add<tf.Tensor2D>(tf.matMul(x, one.W), one.b));
        const z = tf.add<tf.Tensor2D>(tf.matMul(h1, two.W), two.b);
        const h2 = tf.tanh(tf.add<tf.Tensor2D>(tf.matMul(z, three.W), three.b));
        const e = tf.sub<tf.Tensor2D>(tf.add(tf.matMul(h2, four.W), four.b), x);
        const backInto = (slope: tf.Tensor2D, W: tf.Tensor2D) =>
          tf.matMul(slope, tf.transpose(W)) as tf.Tensor2D;
        const bent = (slope: tf.Tensor2D, h: tf.Tensor) =>
          tf.sub<tf.Tensor2D>(slope, tf.mul(slope, tf.mul(h, h)));
        const d3 = bent(backInto(e, four.W), h2);
        const d2 = backInto(d3, three.W);
        const d1 = bent(backInto(d2, two.W), h1);
        const gradient = (input: tf.Tensor2D, slope: tf.Tensor2D) => ({
          W: tf.div<tf.Tensor2D>(tf.matMul(tf.transpose(input), slope), (B * D) / 2),
          b: tf.div<tf.Tensor1D>(tf.sum(slope, 0), (B * D) / 2),
        });
        return {
          loss: tf.div<tf.Scalar>(tf.sum(tf.mul(e, e)), B * D),
          gradients: [gradient(x, d1), gradient(h1, d2), gradient(z, d3), gradient(h2, e)],
        };
      }),
  }),
  "outer-products": ({ tf }) => ({
    autoencoderLossGrad: (layers, x) => {
      const images = x.arraySync();
      const scale = 2 / x.size;
      const total = layers.map(({ W, b }) => ({ W: W.arraySync(), b: b.arraySync() }));
      const plain = total.map(({ W, b }) => ({ W: W.map((row) => [...row]), b: [...b] }));
      for (const { W, b } of total) {
        W.forEach((row) => row.fill(0));
        b.fill(0);
      }
      let loss = 0;
      for (const image of images) {
        const values = [image];
        plain.forEach(({ W, b }, i) => {
          const y = b.map((offset, j) => values[i].reduce((all, v, n) => all + v * W[n][j], offset));
          values.push(i % 2 === 0 ? y.map(Math.tanh) : y);
        });
        let slope = values[4].map((y, i) => y - image[i]);
        loss += slope.reduce((all, e) => all + e ** 2, 0) / x.size;
        for (let i = 3; i >= 0; i--) {
          if (i % 2 === 0) slope = slope.map((s, j) => s * (1 - values[i + 1][j] ** 2));
          slope.forEach((s, j) => {
            total[i].b[j] += scale * s;
            values[i].forEach((v, n) => (total[i].W[n][j] += scale * s * v));
          });
          slope = plain[i].W.map((row) => row.reduce((all, w, j) => all + w * slope[j], 0));
        }
      }
      return {
        loss: tf.scalar(loss),
        gradients: total.map(({ W, b }) => ({ W: tf.tensor2d(W), b: tf.tensor1d(b) })),
      };
    },
  }),
});
