import { readFileSync } from "node:fs";
import path from "node:path";
import { type DreamerV1Config } from "lib/agents/dreamerV1/config";
import { dreamerV1Paper } from "lib/agents/dreamerV1/presets";
import { type ConvStack } from "lib/models/world/imageEncoder";

/** Convolutions; ReLU comes after them. */
export type Windows = Omit<ConvStack, "activation">;

/** How large the batch and the networks of the benchmark's step are. */
export interface TrainSize {
  readonly batchSize: number;
  readonly batchLength: number;
  readonly horizon: number;
  /** Height and width of the images, pixels. */
  readonly imageSize: number;
  readonly actionSize: number;
  readonly deterSize: number;
  readonly stochSize: number;
  /** Hidden units of the RSSM's layers. */
  readonly hiddenSize: number;
  /** Hidden units of reward, actor and value. */
  readonly headSize: number;
  readonly encoder: Windows;
  /** `start` is the image [h, w, channels] from which the transposed convolutions begin. */
  readonly decoder: Windows & { readonly start: readonly [number, number, number] };
}

/** The sizes of sizes.json: "large" is Dreamer V1's own networks, "tiny" is for tests. */
export type SizeName = "tiny" | "small" | "medium" | "large";

/** The sizes that are timed, in this order. */
export const timedSizes: readonly SizeName[] = ["small", "medium", "large"];

/** The size of a name, as the PyTorch side reads it too. */
export function sizeOf(name: SizeName): TrainSize {
  const sizes = JSON.parse(readFileSync(path.join(__dirname, "sizes.json"), "utf8"));
  return sizes[name] as TrainSize;
}

/** Dreamer V1 of a size, with Adam's ε where PyTorch has it. */
export function configOf(size: TrainSize): DreamerV1Config {
  const { world, behaviour, optimiser, schedule, modelLoss } = dreamerV1Paper;
  const { imageSize, actionSize, deterSize, stochSize, hiddenSize, headSize: units } = size;
  return {
    world: {
      ...world,
      imageSize,
      actionSize,
      encoder: { ...size.encoder, activation: "relu", dense: 0 },
      rssm: { ...world.rssm, deterSize, stochSize, hiddenSize },
      decoder: { ...size.decoder, activation: "relu" },
      reward: { ...world.reward, units },
    },
    modelLoss,
    behaviour: {
      ...behaviour,
      actor: { ...behaviour.actor, units },
      critic: { ...behaviour.critic, units },
      horizon: size.horizon,
    },
    optimiser: { ...optimiser, form: "pytorch" },
    schedule: { ...schedule, batchSize: size.batchSize, batchLength: size.batchLength },
  };
}

/** The length Z + D of a feature, stoch and deter. */
export const featureSize = ({ deterSize, stochSize }: TrainSize): number => deterSize + stochSize;
