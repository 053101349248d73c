import { dense } from "../../nn/dense";
import { mlp } from "../../nn/mlp";
import * as tf from "../../tensor/tf";
import { type ObservedLatents, type ObservedSequences, observeLoop } from "./observeLoop";
import { initialLatent, latentNormal, type RssmConfig, type RssmParams } from "./rssm";
import { rssmSteps, type RssmSteps } from "./rssmSteps";

/**
 * The model's networks with the embedding's share of the posterior's first layer taken out of them: `shareOf` computes it for all times
 * at once, and `posterior` takes it in the embedding's place.
 */
function withShares(
  params: RssmParams,
  config: RssmConfig,
): { rssm: RssmSteps; shareOf: (embed: tf.Tensor3D) => tf.Tensor3D } {
  const { kernel, bias } = params.posterior.hidden[0];
  const units = params.cell.recurrentKernel.shape[0];
  const [ofDeter, ofEmbed] = tf.split(kernel, [units, kernel.shape[0] - units]) as tf.Tensor2D[]; // [D, L], [E, L]
  const rest = { hidden: [], output: params.posterior.output };
  const posterior: RssmSteps["posterior"] = (deter, share) => {
    const hidden = tf.elu(tf.add(dense({ kernel: ofDeter, bias }, deter), share)); // [N, L]
    return latentNormal(mlp(rest, hidden, tf.elu), config.minStd);
  };
  return {
    rssm: { ...rssmSteps(params, config), posterior },
    shareOf: (embed) => dense({ kernel: ofEmbed }, embed) as tf.Tensor3D, // [B, T, L]
  };
}

/**
 * Follows sequences from states of zeros. It is `obsStep` after `obsStep`; what does not depend on the step before is computed for all
 * times at once.
 * @param noise standard normal, [B, T, Z]
 * @param loop what goes from step to step
 * @throws RangeError if a shape differs
 */
export function observe(
  params: RssmParams,
  config: RssmConfig,
  sequences: ObservedSequences,
  noise: tf.Tensor3D,
  loop = observeLoop,
): ObservedLatents {
  return tf.tidy(() => {
    const { rssm, shareOf } = withShares(params, config);
    const embed = shareOf(sequences.embed);
    return loop(rssm, initialLatent(config, embed.shape[0]), { ...sequences, embed }, noise);
  });
}
