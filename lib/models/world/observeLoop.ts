import { assertShape } from "../../core/shape";
import { type Normal } from "../../nn/normal";
import { stackTrees } from "../../tensor/records";
import * as tf from "../../tensor/tf";
import { type Belief, type Drawing, normalDrawing } from "./latents";
import { type Latent } from "./rssm";
import { type RssmSteps } from "./rssmSteps";

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
export type ObservedLatents<B = Normal> = {
  readonly deter: tf.Tensor3D;
  readonly stoch: tf.Tensor3D;
  /** What it expected before it saw. */
  readonly prior: B;
  /** What it believes after. */
  readonly posterior: B;
};

/** Follows sequences with a model. */
export type ObserveLoop<B extends Belief = Normal> = typeof observeLoop<B>;

/** `observeLoop` that draws latents in this way, whatever way it is asked for. */
export const observeBy =
  <B extends Belief>(latents: Drawing<B>): ObserveLoop<B> =>
  (rssm, start, sequences, noise) =>
    observeLoop(rssm, start, sequences, noise, latents);

/**
 * Follows sequences: h_t = f(h_{t−1}, z_{t−1}, a_t), then a draw of z_t from the posterior q(z_t | h_t, o_t). Where an episode begins, state
 * and action count as 0.
 * @param start the states before the first step, [B, ·]
 * @param noise standard normal unless the latents are of another kind, [B, T, Z]
 * @param latents how latents are drawn from beliefs: from normals unless given
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2019, arXiv 1811.04551, equation 4; exercise 4.1
 */
export function observeLoop<B extends Belief = Normal>(
  rssm: RssmSteps<B>,
  start: Latent,
  { embed, action, isFirst }: ObservedSequences,
  noise: tf.Tensor3D,
  latents = normalDrawing as unknown as Drawing<B>, // a model of normals names none
): ObservedLatents<B> {
  // BEGIN SOLUTION 04.1
  const [B, T] = embed.shape;
  assertShape("observe: action", action, [B, T, null]);
  assertShape("observe: isFirst", isFirst, [B, T]);
  assertShape("observe: noise", noise, [B, T, start.stoch.shape[1]]);
  return tf.tidy(() => {
    const goesOn = tf.split(tf.sub(1, isFirst), T, 1) as tf.Tensor2D[]; // T times [B, 1], 0 where an episode begins
    const [embeds, actions, noises] = [embed, action, noise].map((x) => tf.unstack(x, 1) as tf.Tensor2D[]);
    const steps: (Latent & { posterior: B })[] = [];
    for (let t = 0; t < T; t++) {
      const kept = <X extends tf.Tensor>(x: X): X => tf.mul(x, goesOn[t]);
      const before = steps[t - 1] ?? start;
      const latent = { deter: kept(before.deter), stoch: kept(before.stoch) };
      const deter = rssm.nextDeter(latent, kept(actions[t]));
      const posterior = rssm.posterior(deter, embeds[t]);
      const stoch = latents.sample(posterior, noises[t]) as tf.Tensor2D;
      steps.push({ deter, stoch, posterior });
    }
    const along = (part: (step: (typeof steps)[number]) => tf.Tensor) =>
      tf.stack(steps.map(part), 1) as tf.Tensor3D;
    const deter = along((step) => step.deter); // [B, T, D]
    return {
      deter,
      stoch: along((step) => step.stoch), // [B, T, Z]
      prior: rssm.prior(deter),
      posterior: stackTrees(steps.map(({ posterior }) => posterior), 1), // prettier-ignore
    };
  });
  // END SOLUTION
}
