import { dreamerV1 } from "lib/agents/dreamerV1/dreamerV1";
import { dreamerV1Paper } from "lib/agents/dreamerV1/presets";
import { type DreamerConfig } from "lib/agents/dreamer/config";
import { dreamerParams, type DreamerParams } from "lib/agents/dreamer/state";
import { type Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { dreamerV1Flops } from "../arithmetic/dreamerV1";
import { type SizeName, sizeOf } from "../trainSize";
import { type BenchAgent, sizedConfig } from "./benchAgent";

/** Weights whose posterior is far from the prior, so that the divergence lies above its free nats and has a gradient. */
function surprisedParams(rng: Rng, config: DreamerConfig): DreamerParams {
  const params = dreamerParams(rng, config);
  const { bias } = params.model.rssm.posterior.output;
  const output = { ...params.model.rssm.posterior.output, bias: tf.add(bias, 2) as tf.Tensor1D };
  bias.dispose();
  const posterior = { ...params.model.rssm.posterior, output };
  return { ...params, model: { ...params.model, rssm: { ...params.model.rssm, posterior } } };
}

/** Dreamer V1 of a size. */
export function benchV1(name: SizeName): BenchAgent {
  const size = sizeOf({ agent: "dreamerV1", size: name });
  const config = sizedConfig(dreamerV1Paper, size);
  return {
    size,
    config,
    step: dreamerV1(config),
    ownMetrics: ["continuesLoss", "entropy", "imaginedReturn"],
    flops: dreamerV1Flops(size),
    params: (rng) => surprisedParams(rng, config),
    rest: () => ({}),
  };
}
