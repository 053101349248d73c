import type { Latent } from "lib/models/world/rssm";
import type * as tf from "lib/tensor/tf";
import { alternatives04 } from "../variations";

export const alternatives = alternatives04({
  "one-column-after-the-other": ({ tf }) => ({
    imagine: (rssm, policy, start, noise) =>
      tf.tidy(() => {
        const [N, H, Z] = noise.shape;
        const wide = (x: tf.Tensor) => tf.expandDims(x, 1);
        let { deter, stoch } = start;
        let deters = wide(deter);
        let stochs = wide(stoch);
        let actions: tf.Tensor | undefined;
        for (let h = 0; h < H; h++) {
          const action = policy({ stoch, deter }, h);
          deter = rssm.nextDeter({ stoch, deter }, action);
          const { mean, std } = rssm.prior(deter);
          const draw = tf.reshape(tf.slice(noise, [0, h, 0], [N, 1, Z]), [N, Z]);
          stoch = tf.add<tf.Tensor2D>(tf.mul(draw, std), mean);
          deters = tf.concat([deters, wide(deter)], 1);
          stochs = tf.concat([stochs, wide(stoch)], 1);
          actions = actions ? tf.concat([actions, wide(action)], 1) : wide(action);
        }
        return {
          action: actions as tf.Tensor3D,
          deter: deters as tf.Tensor3D,
          stoch: stochs as tf.Tensor3D,
        };
      }),
  }),
  recursive: ({ tf, normalSample }) => ({
    imagine: (rssm, policy, start, noise) =>
      tf.tidy(() => {
        const draws = tf.unstack(noise, 1) as tf.Tensor2D[];
        const dream = (latent: Latent, h: number): (Latent & { action?: tf.Tensor2D })[] => {
          if (h === draws.length) return [latent];
          const action = policy(latent, h);
          const deter = rssm.nextDeter(latent, action);
          const { mean, std } = rssm.prior(deter);
          const stoch = normalSample(mean, std, draws[h]) as tf.Tensor2D;
          return [{ ...latent, action }, ...dream({ deter, stoch }, h + 1)];
        };
        const steps = dream(start, 0);
        const joined = (parts: tf.Tensor[]) => tf.transpose(tf.stack(parts), [1, 0, 2]) as tf.Tensor3D;
        return {
          deter: joined(steps.map(({ deter }) => deter)),
          stoch: joined(steps.map(({ stoch }) => stoch)),
          action: joined(steps.flatMap(({ action }) => action ?? [])),
        };
      }),
  }),
  "one-trajectory-after-the-other": ({ tf }) => ({
    imagine: (rssm, policy, start, noise) =>
      tf.tidy(() => {
        const rows = (x: tf.Tensor2D) => tf.split(x, x.shape[0]) as tf.Tensor2D[];
        const [deters, stochs] = [rows(start.deter), rows(start.stoch)];
        const trajectories = tf.unstack(noise).map((draws, n) => {
          const states: Latent[] = [{ deter: deters[n], stoch: stochs[n] }];
          const actions = rows(draws as tf.Tensor2D).map((draw, h) => {
            const action = policy(states[h], h);
            const deter = rssm.nextDeter(states[h], action);
            const { mean, std } = rssm.prior(tf.reshape(deter, [-1]));
            const stoch = tf.add(mean, tf.mul(std, tf.reshape(draw, [-1])));
            states.push({ deter, stoch: tf.expandDims(stoch, 0) as tf.Tensor2D });
            return action;
          });
          return {
            deter: tf.concat(states.map(({ deter }) => deter)),
            stoch: tf.concat(states.map(({ stoch }) => stoch)),
            action: tf.concat(actions),
          };
        });
        const all = (part: "deter" | "stoch" | "action") =>
          tf.stack(trajectories.map((one) => one[part])) as tf.Tensor3D;
        return { deter: all("deter"), stoch: all("stoch"), action: all("action") };
      }),
  }),
});
