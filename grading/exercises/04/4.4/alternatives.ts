import type { Latent } from "lib/models/world/rssm";
import type * as tf from "lib/tensor/tf";
import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "two-loops": ({ tf }) => ({
    openLoop: (rssm, start, { embed, action }, context) =>
      tf.tidy(() => {
        const [B, T, E] = embed.shape;
        const at = (x: tf.Tensor3D, t: number) =>
          tf.squeeze(tf.slice(x, [0, t, 0], [B, 1, x.shape[2]]), [1]) as tf.Tensor2D;
        const deters: tf.Tensor[] = [];
        const stochs: tf.Tensor[] = [];
        let { deter, stoch } = start;
        const keep = () => {
          deters.push(tf.expandDims(deter, 1));
          stochs.push(tf.expandDims(stoch, 1));
        };
        const seen = Math.min(context, T);
        for (let t = 0; t < seen; t++) {
          deter = rssm.nextDeter({ deter, stoch }, at(action, t));
          stoch = rssm.posterior(deter, tf.reshape(at(embed, t), [B, E])).mean as tf.Tensor2D;
          keep();
        }
        for (let t = seen; t < T; t++) {
          deter = rssm.nextDeter({ stoch, deter }, at(action, t));
          stoch = rssm.prior(deter).mean as tf.Tensor2D;
          keep();
        }
        return { deter: tf.concat(deters, 1) as tf.Tensor3D, stoch: tf.concat(stochs, 1) as tf.Tensor3D };
      }),
  }),
  "one-sequence-after-the-other": ({ tf }) => ({
    openLoop: (rssm, start, { embed, action }, context) =>
      tf.tidy(() => {
        const row = (x: tf.Tensor2D, b: number) => tf.slice(x, [b, 0], [1, x.shape[1]]);
        const one = (x: tf.Tensor3D, b: number, t: number) =>
          tf.reshape(tf.slice(x, [b, t, 0], [1, 1, x.shape[2]]), [1, x.shape[2]]) as tf.Tensor2D;
        const sequences = Array.from({ length: action.shape[0] }, (_, b) => {
          let latent: Latent = { deter: row(start.deter, b), stoch: row(start.stoch, b) };
          return Array.from({ length: action.shape[1] }, (_, t) => {
            const deter = rssm.nextDeter(latent, one(action, b, t));
            const belief = t < context ? rssm.posterior(deter, one(embed, b, t)) : rssm.prior(deter);
            return (latent = { deter, stoch: belief.mean as tf.Tensor2D });
          });
        });
        const all = (part: "deter" | "stoch") =>
          tf.stack(sequences.map((steps) => tf.concat(steps.map((step) => step[part])))) as tf.Tensor3D;
        return { deter: all("deter"), stoch: all("stoch") };
      }),
  }),
  "step-after-step-by-reduce": ({ tf }) => ({
    openLoop: (rssm, start, lived, context) =>
      tf.tidy(() => {
        const embeds = tf.unstack(tf.transpose(lived.embed, [1, 0, 2])) as tf.Tensor2D[];
        const actions = tf.unstack(tf.transpose(lived.action, [1, 0, 2])) as tf.Tensor2D[];
        const steps = actions.reduce<Latent[]>(
          (before, action, t) => {
            const deter = rssm.nextDeter(before[before.length - 1], action);
            const sees = context > t;
            const { mean } = sees ? rssm.posterior(deter, embeds[t]) : rssm.prior(tf.expandDims(deter, 0));
            const stoch = (sees ? mean : tf.squeeze(mean, [0])) as tf.Tensor2D;
            return [...before, { deter, stoch }];
          },
          [start],
        );
        const along = (part: "deter" | "stoch") =>
          tf.transpose(tf.stack(steps.slice(1).map((step) => step[part])), [1, 0, 2]) as tf.Tensor3D;
        return { stoch: along("stoch"), deter: along("deter") };
      }),
  }),
});
