import { type Rng } from "../../core/rng";
import { latentKind } from "../../models/world/latents";
import * as tf from "../../tensor/tf";
import { actionKinds } from "./actionKinds";
import { type DreamerConfig } from "./config";
import { type DreamerNoise, startTimesOf } from "./state";

/** The random numbers of a training step. */
export function drawNoise(rng: Rng, config: DreamerConfig): DreamerNoise {
  const { world, behaviour, schedule } = config;
  const [latents, actions] = [latentKind(world.rssm.latent), actionKinds[behaviour.actions]];
  const { batchSize: B, batchLength: T } = schedule;
  const N = B * startTimesOf(config);
  const drawn = (kind: Pick<typeof actions, "fillNoise">, shape: [number, number, number]) =>
    tf.tensor3d(kind.fillNoise(rng, new Float32Array(shape[0] * shape[1] * shape[2])), shape);
  return {
    posterior: drawn(latents, [B, T, world.rssm.stochSize]),
    prior: drawn(latents, [N, behaviour.horizon, world.rssm.stochSize]),
    action: drawn(actions, [N, behaviour.horizon, world.actionSize]),
  };
}
