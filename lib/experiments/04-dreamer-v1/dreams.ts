import { actionKinds } from "../../agents/dreamer/actionKinds";
import { type DreamerParams } from "../../agents/dreamer/state";
import { Rng } from "../../core/rng";
import { imageGrid } from "../../jupyter/display/imageGrid";
import { featureOf, initialLatent, type Latent, obsStep } from "../../models/world/rssm";
import { rssmSteps } from "../../models/world/rssmSteps";
import { mlp } from "../../nn/mlp";
import * as tf from "../../tensor/tf";
import type { Answers04 } from "./answers";
import { livedThrough, randomEpisodes, toGrid } from "./catchEpisodes";
import { type Age, catchConfig, withWeights } from "./catchWeights";
import { type Decoded, decoded } from "./decoded";

/** Steps from the first picture to the last. */
const horizon = 7;

/** The trained model's states after the first pictures of episodes, and draws for N dreams of H steps. */
export function beginnings(params: DreamerParams, count: number, seed: string): Latent {
  const { rssm } = catchConfig.world;
  const lived = livedThrough(params, randomEpisodes(count, seed));
  const [embed, action] = [lived.embed, lived.action].map((x) => tf.unstack(x, 1)[0] as tf.Tensor2D);
  const still = tf.zeros<tf.Rank.R2>([count, rssm.stochSize]);
  const { deter, stoch } = obsStep(params.model.rssm, rssm, initialLatent(rssm, count), action, embed, still);
  return { deter, stoch };
}

/** Lets the agent act in its model. @returns states [N, H + 1, ·] and actions, within the caller's tidy */
export function dreamOn(
  params: DreamerParams,
  imagine: Answers04["imagine"],
  start: Latent,
  { steps, rng }: { steps: number; rng: Rng },
): ReturnType<Answers04["imagine"]> {
  const { rssm, actionSize } = catchConfig.world;
  const N = start.deter.shape[0];
  const kind = actionKinds[catchConfig.behaviour.actions];
  const noise = tf.tensor3d(rng.fillNormal(new Float32Array(N * steps * rssm.stochSize)), [N, steps, rssm.stochSize]); // prettier-ignore
  const policy = (latent: Latent) => {
    const draws = tf.tensor2d(kind.fillNoise(rng, new Float32Array(N * actionSize)), [N, actionSize]);
    return kind.draw(mlp(params.actor, featureOf(latent), tf.elu), draws).action;
  };
  return imagine(rssmSteps(params.model.rssm, rssm), policy, start, noise);
}

/** Three dreams of both shipped agents, each from the same first picture. */
export function dreams(imagine: Answers04["imagine"]): Record<Age, Decoded> {
  const dreamtBy = (age: Age) =>
    withWeights(age, (params) =>
      tf.tidy(() => {
        const one = beginnings(params, 1, "dreams");
        const start = { deter: tf.tile(one.deter, [3, 1]), stoch: tf.tile(one.stoch, [3, 1]) };
        const rng = new Rng("dreams");
        return decoded(params, dreamOn(params, imagine, start, { steps: horizon, rng }));
      }),
    );
  return { young: dreamtBy("young"), trained: dreamtBy("trained") };
}

/** Shows them, with the reward that each expects at its end. */
export function drawDreams({ young, trained }: Record<Age, Decoded>): void {
  const rowsOf = (name: string, { pictures, rewards }: Decoded) =>
    pictures.map((dream, i) => ({
      label: `${name}: expects ${rewards[i][horizon].toFixed(2).replace("-", "−")}`,
      images: dream.map(toGrid),
    }));
  imageGrid([...rowsOf("young", young), ...rowsOf("trained", trained)], {
    columnLabels: [0, 1, 2, 3, 4, 5, 6, 7],
    scale: 3,
    range: [0, 255],
    alt: `Three dreams of a young agent and three of a trained one from one first picture, eight pictures each. The rewards that they expect at the end: ${[
      young,
      trained,
    ]
      .flatMap(({ rewards }) => rewards.map((row) => row[horizon].toFixed(2)))
      .join(", ")}.`,
  });
}
