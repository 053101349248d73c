import { type DreamerConfig } from "lib/agents/dreamer/config";
import {
  type DreamerMetrics,
  type DreamerNoise,
  type DreamerParams,
  type DreamerState,
} from "lib/agents/dreamer/state";
import { type Rng } from "lib/core/rng";
import { type WorldModelBatch } from "lib/models/world/worldModel";
import { type TrainSize } from "../trainSize";

/** A version of Dreamer at one size, whose training step is timed. */
export interface BenchAgent<State extends DreamerState = DreamerState> {
  readonly size: TrainSize;
  readonly config: DreamerConfig;
  /** A training step. It is handed no state but this agent's. */
  step(state: State, batch: WorldModelBatch, noise: DreamerNoise): { state: State; metrics: DreamerMetrics };
  /** What its step measures that PyTorch's does not. */
  readonly ownMetrics: readonly (keyof DreamerMetrics)[];
  /** The operations of a step's matrix products and convolutions. */
  readonly flops: number;
  /** First weights, such that every term of the losses has a gradient. */
  params(rng: Rng): DreamerParams;
  /** What its state holds besides weights and optimisers. */
  rest(rng: Rng): Omit<State, keyof DreamerState>;
}

/** The settings of a version's world and schedule at a size. @param config the paper's */
export function sizedConfig<Config extends DreamerConfig>(config: Config, size: TrainSize) {
  const { imageSize, channels, actionSize, deterSize, stochSize, hiddenSize, headSize: units } = size;
  const { batchSize, batchLength, horizon } = size;
  const { world, behaviour, schedule, optimiser } = config;
  const { encoder, decoder, rssm, reward, continues } = world;
  return {
    ...config,
    world: {
      ...world,
      ...{ imageSize, channels, actionSize },
      encoder: { ...encoder, ...size.encoder },
      rssm: { ...rssm, deterSize, stochSize, hiddenSize },
      decoder: { ...decoder, ...size.decoder },
      reward: { ...reward, units },
      continues: continues && { ...continues, units },
    },
    behaviour: {
      ...behaviour,
      actor: { ...behaviour.actor, units },
      critic: { ...behaviour.critic, units },
      horizon,
    },
    optimiser: { ...optimiser, form: "pytorch" }, // ε where PyTorch has it
    schedule: { ...schedule, batchSize, batchLength },
  } as const;
}
