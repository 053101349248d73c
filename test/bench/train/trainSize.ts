import { readFileSync } from "node:fs";
import path from "node:path";
import { type ConvOptions } from "lib/nn/conv2d";

/** Convolutions of stride 2, one after the other. */
export interface ConvStack {
  readonly depths: readonly number[];
  /** Height and width of each window, pixels. */
  readonly kernelSizes: readonly number[];
  readonly padding: ConvOptions["padding"];
}

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
  readonly encoder: ConvStack;
  /** `start` is the image [h, w, channels] from which the transposed convolutions begin. */
  readonly decoder: ConvStack & { readonly start: readonly [number, number, number] };
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

/** The length Z + D of a feature, stoch and deter. */
export const featureSize = ({ deterSize, stochSize }: TrainSize): number => deterSize + stochSize;
