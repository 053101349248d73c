import { assertShape } from "../../core/shape";
import { type Normal } from "../../nn/normal";
import * as tf from "../../tensor/tf";
import { type Drawing, normalDrawing } from "./latents";
import { type ObservedSequences } from "./observeLoop";
import { type Latent } from "./rssm";
import { type RssmSteps } from "./rssmSteps";

/** A model's states along sequences, of which it sees the beginning. */
export type LatentSequences = {
  /** [B, T, D] */
  readonly deter: tf.Tensor3D;
  /** [B, T, Z] */
  readonly stoch: tf.Tensor3D;
};

/**
 * Follows sequences for `context` steps and imagines the rest from the recorded actions alone: z_t is the middle of the posterior while it
 * looks, the middle of the prior after that.
 * @param latents how the middle of a belief is read: of normals unless given
 * @param start the states before the first step, [B, ·]
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2020, arXiv 1912.01603, figure 4; exercise 4.4
 */
export function openLoop<B = Normal>(
  rssm: RssmSteps<B>,
  start: Latent,
  { embed, action }: Pick<ObservedSequences, "embed" | "action">,
  context: number,
  latents = normalDrawing as unknown as Drawing<B>, // a model of normals names none
): LatentSequences {
  // BEGIN SOLUTION 04.4
  const [B, T] = embed.shape;
  assertShape("openLoop: action", action, [B, T, null]);
  return tf.tidy(() => {
    const [embeds, actions] = [embed, action].map((x) => tf.unstack(x, 1) as tf.Tensor2D[]);
    const states: Latent[] = [];
    for (let t = 0; t < T; t++) {
      const deter = rssm.nextDeter(states[t - 1] ?? start, actions[t]);
      const belief = t < context ? rssm.posterior(deter, embeds[t]) : rssm.prior(deter);
      states.push({ deter, stoch: latents.mode(belief) as tf.Tensor2D });
    }
    return {
      deter: tf.stack(states.map(({ deter }) => deter), 1) as tf.Tensor3D, // prettier-ignore
      stoch: tf.stack(states.map(({ stoch }) => stoch), 1) as tf.Tensor3D, // prettier-ignore
    };
  });
  // END SOLUTION
}
