import { assertShape } from "../../core/shape";
import { dense } from "../../nn/dense";
import { mlp } from "../../nn/mlp";
import { type Normal, normalSample } from "../../nn/normal";
import * as tf from "../../tensor/tf";
import {
  initialLatent,
  type Latent,
  latentNormal,
  nextDeter,
  type RssmConfig,
  type RssmParams,
} from "./rssm";

/** Sequences that an agent has lived through. */
export type ObservedSequences = {
  /** What the encoder made of the observations, [B, T, E]. */
  readonly embed: tf.Tensor3D;
  /** The actions that LED to them, [B, T, A]. */
  readonly action: tf.Tensor3D;
  /** 1 where an episode begins: nothing from before counts there, [B, T]. */
  readonly isFirst: tf.Tensor2D;
};

/** The model's states along sequences, each [B, T, ·]. */
export type ObservedLatents = {
  readonly deter: tf.Tensor3D;
  readonly stoch: tf.Tensor3D;
  readonly posterior: Normal;
};

/** Splits the posterior's first layer in the part for deter, which has the bias, and the part for the embedding. */
function splitPosterior({ posterior, cell }: RssmParams) {
  const { kernel, bias } = posterior.hidden[0];
  const units = cell.recurrentKernel.shape[0];
  const [ofDeter, ofEmbed] = tf.split(kernel, [units, kernel.shape[0] - units]) as tf.Tensor2D[]; // [D, L], [E, L]
  return {
    ofDeter: { kernel: ofDeter, bias },
    ofEmbed: { kernel: ofEmbed },
    rest: { hidden: [], output: posterior.output },
  };
}

/** The state and action that count at a step: none where an episode begins. @param goesOn [B, 1], 0 there */
function reset(
  latent: Latent,
  action: tf.Tensor2D,
  goesOn: tf.Tensor2D,
): { latent: Latent; action: tf.Tensor2D } {
  const kept = <T extends tf.Tensor>(x: T): T => tf.mul(x, goesOn);
  return { latent: { deter: kept(latent.deter), stoch: kept(latent.stoch) }, action: kept(action) };
}

/**
 * Follows sequences: at each step `nextDeter`, then a draw from the posterior. Where an episode begins, state and action count as 0.
 * It is `obsStep` after `obsStep`; what does not depend on the step before, the embedding's share of the posterior, is computed for
 * all times at once.
 * @param noise standard normal, [B, T, Z]
 * @throws RangeError if a shape differs
 */
export function observe(
  params: RssmParams,
  config: RssmConfig,
  sequences: ObservedSequences,
  noise: tf.Tensor3D,
): ObservedLatents {
  const { embed, action, isFirst } = sequences;
  const [B, T] = embed.shape;
  assertShape("observe: action", action, [B, T, null]);
  assertShape("observe: isFirst", isFirst, [B, T]);
  assertShape("observe: noise", noise, [B, T, config.stochSize]);
  return tf.tidy(() => {
    const { ofDeter, ofEmbed, rest } = splitPosterior(params);
    const shares = tf.unstack(dense(ofEmbed, embed), 1) as tf.Tensor2D[]; // T times [B, L]
    const goesOn = tf.split(tf.sub(1, isFirst), T, 1) as tf.Tensor2D[]; // T times [B, 1]
    const [actions, noises] = [action, noise].map((x) => tf.unstack(x, 1) as tf.Tensor2D[]);
    const steps: (Latent & { posterior: Normal })[] = [];
    for (let t = 0; t < T; t++) {
      const before = reset(steps[t - 1] ?? initialLatent(config, B), actions[t], goesOn[t]);
      const deter = nextDeter(params, before.latent, before.action);
      const hidden = tf.elu(tf.add(dense(ofDeter, deter), shares[t])); // [B, L]
      const posterior = latentNormal(mlp(rest, hidden, tf.elu), config.minStd);
      const stoch = normalSample(posterior.mean, posterior.std, noises[t]) as tf.Tensor2D;
      steps.push({ deter, stoch, posterior });
    }
    const stacked = (part: (step: (typeof steps)[number]) => tf.Tensor) =>
      tf.stack(steps.map(part), 1) as tf.Tensor3D;
    return {
      deter: stacked(({ deter }) => deter), // [B, T, D]
      stoch: stacked(({ stoch }) => stoch), // [B, T, Z]
      posterior: {
        mean: stacked(({ posterior }) => posterior.mean),
        std: stacked(({ posterior }) => posterior.std),
      },
    };
  });
}
