import { readFileSync } from "node:fs";
import path from "node:path";
import { type ConvStack } from "lib/models/world/imageEncoder";
import { type AgentName } from "lib/train/agents";

/** Convolutions; the version of Dreamer says which activation comes after them. */
export type Windows = Omit<ConvStack, "activation">;

/** How large the batch and the networks of the benchmark's step are. */
export interface TrainSize {
  readonly batchSize: number;
  readonly batchLength: number;
  readonly horizon: number;
  /** Height and width of the images, pixels. */
  readonly imageSize: number;
  /** 1 for grey, 3 for colours. */
  readonly channels: number;
  readonly actionSize: number;
  readonly deterSize: number;
  readonly stochSize: number;
  /** Hidden units of the RSSM's layers. */
  readonly hiddenSize: number;
  /** Hidden units of the heads, actor and critic. */
  readonly headSize: number;
  readonly encoder: Windows;
  /** `start` is the image [h, w, channels] from which the transposed convolutions begin. */
  readonly decoder: Windows & { readonly start: readonly [number, number, number] };
}

/** A size whose states are categorical. */
export interface DiscreteSize extends TrainSize {
  /** Of each variable. */
  readonly classes: number;
}

/** The sizes of sizes.json: "large" is the paper's own networks, "tiny" is for tests. */
export type SizeName = "tiny" | "small" | "medium" | "large";

/** The sizes that are timed, in this order. */
export const timedSizes: readonly SizeName[] = ["small", "medium", "large"];

/** Whose step is timed, and how large it is. */
export interface Task {
  readonly agent: AgentName;
  readonly size: SizeName;
}

/** The size of a task, as the PyTorch side reads it too. */
export function sizeOf<Size extends TrainSize = TrainSize>({ agent, size }: Task): Size {
  const sizes = JSON.parse(readFileSync(path.join(__dirname, "sizes.json"), "utf8"));
  return sizes[agent][size] as Size;
}

/** The length Z + D of a feature, stoch and deter. */
export const featureSize = ({ deterSize, stochSize }: TrainSize): number => deterSize + stochSize;
