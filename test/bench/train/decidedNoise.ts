import { type DreamerConfig } from "lib/agents/dreamer/config";
import { type DreamerNoise } from "lib/agents/dreamer/state";
import { oneHotOfLargest } from "lib/nn/oneHot";
import * as tf from "lib/tensor/tf";

/** The chosen class's noise; its clock −log(noise) rings a thousand times as early as any of the others'. */
const first = 0.9999;
/** What the others' noise is below. */
const others = 0.9;

/** Uniform noise [..., G · K] with which the class of the largest number wins by far in each group of K. */
function decided<T extends tf.Tensor>(noise: T, classes: number): T {
  return tf.tidy(() => {
    const grouped = tf.reshape(noise, [-1, classes]);
    const chosen = oneHotOfLargest(grouped);
    const lost = tf.mul(tf.mul(grouped, others), tf.sub(1, chosen));
    return tf.reshape(tf.add(lost, tf.mul(chosen, first)), noise.shape) as T;
  });
}

/**
 * Noise with which no draw of a category depends on rounding, unless one class is a thousand times as likely as another. With uniform noise, two
 * clocks among the half million draws of a large step ring so nearly at once that two implementations disagree on which was first.
 * @param noise is freed where it is replaced
 */
export function decidedNoise(
  { world, behaviour }: DreamerConfig,
  { posterior, prior, action }: DreamerNoise,
): DreamerNoise {
  const replaced = <T extends tf.Tensor>(noise: T, classes: number): T => {
    const sharper = decided(noise, classes);
    noise.dispose();
    return sharper;
  };
  const { latent } = world.rssm;
  const isCategorical = latent.kind === "categorical";
  return {
    posterior: isCategorical ? replaced(posterior, latent.classes) : posterior,
    prior: isCategorical ? replaced(prior, latent.classes) : prior,
    action: behaviour.actions === "oneHot" ? replaced(action, world.actionSize) : action,
  };
}
