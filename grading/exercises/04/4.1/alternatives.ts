import type { ObservedLatents } from "lib/models/world/observeLoop";
import type { Latent } from "lib/models/world/rssm";
import type * as tf from "lib/tensor/tf";
import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "zeros-by-where": ({ tf }) => ({
    observe: (rssm, start, { embed, action, isFirst }, noise) =>
      tf.tidy(() => {
        const [B, T] = isFirst.shape;
        const columns: Record<"deter" | "stoch" | "mean" | "std" | "priorMean" | "priorStd", tf.Tensor[]> = {
          deter: [],
          stoch: [],
          mean: [],
          std: [],
          priorMean: [],
          priorStd: [],
        };
        let { deter, stoch } = start;
        for (let t = 0; t < T; t++) {
          const at = (x: tf.Tensor3D) => tf.gather(x, t, 1) as unknown as tf.Tensor2D;
          const begins = tf.equal(tf.slice(isFirst, [0, t], [B, 1]), 1);
          const fresh = (x: tf.Tensor2D) =>
            tf.where(tf.tile(begins, [1, x.shape[1]]), tf.zeros(x.shape), x) as tf.Tensor2D;
          deter = rssm.nextDeter({ deter: fresh(deter), stoch: fresh(stoch) }, fresh(at(action)));
          const expected = rssm.prior(deter);
          const { mean, std } = rssm.posterior(deter, at(embed));
          stoch = tf.add(tf.mul(at(noise), std), mean);
          const step = { deter, stoch, mean, std, priorMean: expected.mean, priorStd: expected.std };
          for (const [name, part] of Object.entries(step))
            columns[name as keyof typeof columns].push(tf.expandDims(part, 1));
        }
        const along = (name: keyof typeof columns) => tf.concat(columns[name], 1) as tf.Tensor3D;
        return {
          prior: { mean: along("priorMean"), std: along("priorStd") },
          posterior: { mean: along("mean"), std: along("std") },
          deter: along("deter"),
          stoch: along("stoch"),
        };
      }),
  }),
  "one-sequence-after-the-other": ({ tf, normalSample }) => ({
    observe: (rssm, start, lived, noise) =>
      tf.tidy(() => {
        const flags = lived.isFirst.arraySync();
        const row = <X extends tf.Tensor>(x: X, b: number) => tf.slice(x, b, 1) as X;
        const one = (x: tf.Tensor3D, b: number, t: number) =>
          tf.reshape(tf.slice(x, [b, t, 0], [1, 1, x.shape[2]]), [1, x.shape[2]]) as tf.Tensor2D;
        const followed = flags.map((begins, b): ObservedLatents => {
          let latent: Latent = { deter: row(start.deter, b), stoch: row(start.stoch, b) };
          const steps = begins.map((first, t) => {
            let action = one(lived.action, b, t);
            if (first) {
              latent = { deter: tf.zerosLike(latent.deter), stoch: tf.zerosLike(latent.stoch) };
              action = tf.zerosLike(action);
            }
            const deter = rssm.nextDeter(latent, action);
            const posterior = rssm.posterior(deter, one(lived.embed, b, t));
            const stoch = normalSample(posterior.mean, posterior.std, one(noise, b, t)) as tf.Tensor2D;
            latent = { deter, stoch };
            return { deter, stoch, posterior, prior: rssm.prior(deter) };
          });
          const joined = (part: (step: (typeof steps)[number]) => tf.Tensor) =>
            tf.stack(steps.map(part), 1) as tf.Tensor3D; // [1, T, ·]
          return {
            deter: joined(({ deter }) => deter),
            stoch: joined(({ stoch }) => stoch),
            prior: { mean: joined(({ prior }) => prior.mean), std: joined(({ prior }) => prior.std) },
            posterior: {
              mean: joined(({ posterior }) => posterior.mean),
              std: joined(({ posterior }) => posterior.std),
            },
          };
        });
        const below = (part: (one: ObservedLatents) => tf.Tensor) =>
          tf.concat(followed.map(part), 0) as tf.Tensor3D;
        return {
          deter: below(({ deter }) => deter),
          stoch: below(({ stoch }) => stoch),
          prior: { mean: below(({ prior }) => prior.mean), std: below(({ prior }) => prior.std) },
          posterior: {
            mean: below(({ posterior }) => posterior.mean),
            std: below(({ posterior }) => posterior.std),
          },
        };
      }),
  }),
  "first-all-that-needs-no-loop": ({ tf }) => ({
    observe: (rssm, start, { embed, action, isFirst }, noise) =>
      tf.tidy(() => {
        const [B, T, Z] = noise.shape;
        const counts = tf.expandDims(tf.sub(1, isFirst), 2); // [B, T, 1]
        const actions = tf.unstack(tf.mul(action, counts), 1) as tf.Tensor2D[];
        const goesOn = tf.unstack(counts, 1); // T times [B, 1]
        const follow = (t: number, { deter, stoch }: Latent): tf.Tensor[][] => {
          if (t === T) return [];
          const before = {
            deter: tf.mul<tf.Tensor2D>(goesOn[t], deter),
            stoch: tf.mul<tf.Tensor2D>(goesOn[t], stoch),
          };
          const h = rssm.nextDeter(before, actions[t]);
          const seen = tf.squeeze(tf.slice(embed, [0, t, 0], [B, 1, embed.shape[2]]), [1]) as tf.Tensor2D;
          const { mean, std } = rssm.posterior(h, seen);
          const draws = tf.squeeze(tf.slice(noise, [0, t, 0], [B, 1, Z]), [1]);
          const z = tf.add<tf.Tensor2D>(mean, tf.mul(std, draws));
          return [[h, z, mean, std], ...follow(t + 1, { deter: h, stoch: z })];
        };
        const steps = follow(0, start);
        const [deter, stoch, mean, std] = [0, 1, 2, 3].map(
          (i) => tf.transpose(tf.stack(steps.map((step) => step[i])), [1, 0, 2]) as tf.Tensor3D,
        );
        const flat = rssm.prior(tf.reshape(deter, [B * T, deter.shape[2]])); // [B T, Z]
        const prior = {
          mean: tf.reshape(flat.mean, [B, T, Z]) as tf.Tensor3D,
          std: tf.reshape(flat.std, [B, T, Z]) as tf.Tensor3D,
        };
        return { deter, stoch, prior, posterior: { mean, std } };
      }),
  }),
});
