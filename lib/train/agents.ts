import { type Dreamer } from "../agents/dreamer/agent";
import { type DreamerConfig } from "../agents/dreamer/config";
import { DreamerV1Agent } from "../agents/dreamerV1/agent";
import { type DreamerV1Config } from "../agents/dreamerV1/config";
import { DreamerV2Agent } from "../agents/dreamerV2/agent";
import { type DreamerV2Config } from "../agents/dreamerV2/config";
import { mergeConfig } from "../core/config";
import type { Layout } from "../data/columns";

/** Settings of an agent, and what makes one of them. */
export interface Preset {
  readonly config: DreamerConfig;
  /** @param layout of a world's steps, which says how many actions there are */
  readonly create: (layout: Layout, seed: number) => Dreamer;
}

const sized = <C extends DreamerConfig>(config: C, { action }: Layout): C =>
  mergeConfig<DreamerConfig>(config, { world: { actionSize: action.shape[0] } }) as C;

/** Settings of Dreamer V1. */
export const dreamerV1Preset = (config: DreamerV1Config): Preset => ({
  config,
  create: (layout, seed) => new DreamerV1Agent({ config: sized(config, layout), layout, seed }),
});

/** Settings of Dreamer V2. */
export const dreamerV2Preset = (config: DreamerV2Config): Preset => ({
  config,
  create: (layout, seed) => new DreamerV2Agent({ config: sized(config, layout), layout, seed }),
});

/** What can be trained. */
export type AgentName = "dreamerV1" | "dreamerV2";

/** The settings of a task, by agent and name; the first of each is taken where none is named. */
export type Presets = { readonly [name in AgentName]?: Readonly<Record<string, Preset>> };
