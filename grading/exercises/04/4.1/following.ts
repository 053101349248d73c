import type { ObservedLatents } from "lib/models/world/observeLoop";
import type { Latent } from "lib/models/world/rssm";
import type { RssmSteps } from "lib/models/world/rssmSteps";
import type { Normal } from "lib/nn/normal";
import type * as tf from "lib/tensor/tf";
import type { Reference04 } from "../reference";

/** One step, and what it began from. */
interface Step {
  before: Latent;
  deter: tf.Tensor2D;
  stoch: tf.Tensor2D;
  posterior: Normal;
}

/** What a wrong way of following does otherwise. Factors are 0 where an episode begins, [B, 1]. */
interface Otherwise {
  from?(start: Latent): Latent;
  /** The factors of step t, of all steps. */
  factor?(factors: tf.Tensor2D[], t: number): tf.Tensor2D;
  state?(latent: Latent, factor: tf.Tensor2D, start: Latent): Latent;
  action?(actions: tf.Tensor2D[], t: number, factor: tf.Tensor2D): tf.Tensor2D;
  /** After f. */
  moved?(deter: tf.Tensor2D, factor: tf.Tensor2D): tf.Tensor2D;
  believe?(rssm: RssmSteps, deter: tf.Tensor2D, embed: tf.Tensor2D, before: Latent): Normal;
  draw?(posterior: Normal, noises: tf.Tensor2D[], t: number, prior: () => Normal): tf.Tensor2D;
  /** The prior of one step. Unless given, the prior is asked about all steps at once, as ours does. */
  expects?(rssm: RssmSteps, step: Step): Normal;
  /** What is made of the right answer. */
  returns?(right: ObservedLatents): ObservedLatents;
}

/** Follows sequences step by step, and thinks of the prior after that. */
export const following =
  ({ tf, normalSample }: Reference04) =>
  (other: Otherwise): Partial<Reference04> => ({
    observe: (rssm, start, { embed, action, isFirst }, noise) =>
      tf.tidy(() => {
        const [embeds, actions, noises] = [embed, action, noise].map(
          (x) => tf.unstack(x, 1) as tf.Tensor2D[],
        );
        const factors = tf.split(tf.sub(1, isFirst), embeds.length, 1) as tf.Tensor2D[];
        const steps: Step[] = [];
        for (const [t, seen] of embeds.entries()) {
          const factor = other.factor ? other.factor(factors, t) : factors[t];
          const last = steps[t - 1] ?? (other.from ? other.from(start) : start);
          const before = other.state
            ? other.state(last, factor, start)
            : {
                deter: tf.mul<tf.Tensor2D>(last.deter, factor),
                stoch: tf.mul<tf.Tensor2D>(last.stoch, factor),
              };
          const by = other.action
            ? other.action(actions, t, factor)
            : tf.mul<tf.Tensor2D>(actions[t], factor);
          const next = rssm.nextDeter(before, by);
          const deter = other.moved ? other.moved(next, factor) : next;
          const posterior = other.believe
            ? other.believe(rssm, deter, seen, before)
            : rssm.posterior(deter, seen);
          const stoch = other.draw
            ? other.draw(posterior, noises, t, () => rssm.prior(deter))
            : (normalSample(posterior.mean, posterior.std, noises[t]) as tf.Tensor2D);
          steps.push({ before, deter, stoch, posterior });
        }
        const along = (parts: tf.Tensor[]) => tf.stack(parts, 1) as tf.Tensor3D;
        const along2 = (parts: Normal[]) => ({
          mean: along(parts.map(({ mean }) => mean)),
          std: along(parts.map(({ std }) => std)),
        });
        const { expects } = other;
        const deter = along(steps.map((step) => step.deter));
        const followed = {
          deter,
          stoch: along(steps.map(({ stoch }) => stoch)),
          prior: expects ? along2(steps.map((step) => expects(rssm, step))) : rssm.prior(deter),
          posterior: along2(steps.map(({ posterior }) => posterior)),
        };
        return other.returns ? other.returns(followed) : followed;
      }),
  });
