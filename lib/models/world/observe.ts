import { dense } from "../../nn/dense";
import { mlp } from "../../nn/mlp";
import * as tf from "../../tensor/tf";
import { type BeliefOf, type LatentConfig, latentKind } from "./latents";
import { type ObservedLatents, type ObservedSequences, type ObserveLoop, observeLoop } from "./observeLoop";
import { initialLatent, type RssmConfig, type RssmParams } from "./rssm";
import { rssmSteps, type RssmSteps } from "./rssmSteps";

/**
 * The model's networks with the embedding's share of the posterior's first layer taken out of them: `shareOf` computes it for all times
 * at once, and `posterior` takes it in the embedding's place.
 */
function withShares<L extends LatentConfig>(
  params: RssmParams,
  config: RssmConfig<L>,
): { rssm: RssmSteps<BeliefOf<L>>; shareOf: (embed: tf.Tensor3D) => tf.Tensor3D } {
  const { kernel, bias } = params.posterior.hidden[0];
  const units = config.deterSize;
  const [ofDeter, ofEmbed] = tf.split(kernel, [units, kernel.shape[0] - units]) as tf.Tensor2D[]; // [D, L], [E, L]
  const rest = { hidden: [], output: params.posterior.output };
  const posterior = (deter: tf.Tensor2D, share: tf.Tensor2D) => {
    const hidden = tf.elu(tf.add(dense({ kernel: ofDeter, bias }, deter), share)); // [N, L]
    return latentKind(config.latent).belief(mlp(rest, hidden, tf.elu));
  };
  return {
    rssm: { ...rssmSteps(params, config), posterior },
    shareOf: (embed) => dense({ kernel: ofEmbed }, embed) as tf.Tensor3D, // [B, T, L]
  };
}

/**
 * Follows sequences from states of zeros. It is `obsStep` after `obsStep`; what does not depend on the step before is computed for all
 * times at once.
 * @param noise as the latents' kind takes it, [B, T, Z]
 * @param loop what goes from step to step
 * @throws RangeError if a shape differs
 */
export function observe<L extends LatentConfig>(
  params: RssmParams,
  config: RssmConfig<L>,
  sequences: ObservedSequences,
  noise: tf.Tensor3D,
  loop: ObserveLoop<BeliefOf<L>> = observeLoop,
): ObservedLatents<BeliefOf<L>> {
  return tf.tidy(() => {
    const { rssm, shareOf } = withShares(params, config);
    const embed = shareOf(sequences.embed);
    const start = initialLatent(config, embed.shape[0]);
    return loop(rssm, start, { ...sequences, embed }, noise, latentKind(config.latent));
  });
}
