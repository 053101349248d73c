import { dreamerV2 } from "lib/agents/dreamerV2/dreamerV2";
import { dreamerV2Atari } from "lib/agents/dreamerV2/presets";
import { type DreamerV2State } from "lib/agents/dreamerV2/state";
import { dreamerParams } from "lib/agents/dreamer/state";
import { headParams } from "lib/models/world/head";
import { dreamerV2Flops } from "../arithmetic/dreamerV2";
import { type DiscreteSize, featureSize, type SizeName, sizeOf } from "../trainSize";
import { type BenchAgent, sizedConfig } from "./benchAgent";

function configOf(size: DiscreteSize) {
  const { world, ...config } = sizedConfig(dreamerV2Atari, size);
  const latent = { kind: "categorical", classes: size.classes } as const;
  return { ...config, world: { ...world, rssm: { ...world.rssm, latent } } };
}

/** Dreamer V2 of a size, with its settings for Atari. The critic's slow copy has weights of its own, so that the two cannot be confused. */
export function benchV2(name: SizeName): BenchAgent<DreamerV2State> {
  const size = sizeOf<DiscreteSize>({ agent: "dreamerV2", size: name });
  const config = configOf(size);
  return {
    size,
    config,
    step: dreamerV2(config),
    ownMetrics: ["entropy", "imaginedReturn"],
    flops: dreamerV2Flops(size),
    params: (rng) => dreamerParams(rng, config),
    rest: (rng) => ({ slowCritic: headParams(rng, config.behaviour.critic, featureSize(size), 1) }),
  };
}
