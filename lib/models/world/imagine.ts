import { assertShape } from "../../core/shape";
import { type Normal } from "../../nn/normal";
import * as tf from "../../tensor/tf";
import { type Drawing, normalDrawing } from "./latents";
import { type Latent } from "./rssm";
import { type RssmSteps } from "./rssmSteps";

/** Trajectories that took place in the model alone. State 0 is the start; action h was chosen at state h. */
export type Imagined = {
  /** [N, H + 1, D] */
  readonly deter: tf.Tensor3D;
  /** [N, H + 1, Z] */
  readonly stoch: tf.Tensor3D;
  /** [N, H, A] */
  readonly action: tf.Tensor3D;
};

/**
 * Lets a policy act in the model: no observation, no world. h_{t+1} = f(h_t, z_t, a_t), then a draw of z_{t+1} from the prior p(z | h_{t+1}).
 * @param policy what it chooses at step h in these states, [N, A]
 * @param noise for the prior's draws, standard normal unless the latents are of another kind, [N, H, Z]
 * @param latents how latents are drawn from beliefs: from normals unless given
 * @throws RangeError if a shape differs
 * @see Hafner et al. 2020, arXiv 1912.01603, section 3, "latent imagination"; exercise 4.5
 */
export function imagine<B = Normal>(
  rssm: Pick<RssmSteps<B>, "nextDeter" | "prior">,
  policy: (latent: Latent, h: number) => tf.Tensor2D,
  start: Latent,
  noise: tf.Tensor3D,
  latents = normalDrawing as unknown as Drawing<B>, // a model of normals names none
): Imagined {
  // BEGIN SOLUTION 04.5
  assertShape("imagine: noise", noise, [start.deter.shape[0], null, start.stoch.shape[1]]);
  return tf.tidy(() => {
    const states: Latent[] = [start];
    const actions: tf.Tensor2D[] = [];
    for (const [h, draw] of tf.unstack(noise, 1).entries()) {
      const action = policy(states[h], h);
      const deter = rssm.nextDeter(states[h], action);
      actions.push(action);
      states.push({ deter, stoch: latents.sample(rssm.prior(deter), draw) as tf.Tensor2D });
    }
    return {
      deter: tf.stack(states.map(({ deter }) => deter), 1) as tf.Tensor3D, // prettier-ignore
      stoch: tf.stack(states.map(({ stoch }) => stoch), 1) as tf.Tensor3D, // prettier-ignore
      action: tf.stack(actions, 1) as tf.Tensor3D,
    };
  });
  // END SOLUTION
}
