import { type AgentName } from "lib/train/agents";
import { type SizeName } from "../trainSize";
import { type BenchAgent } from "./benchAgent";
import { benchV1 } from "./dreamerV1";
import { benchV2 } from "./dreamerV2";

/** All versions of Dreamer whose step is timed. */
export const benchAgents: Readonly<Record<AgentName, (size: SizeName) => BenchAgent>> = {
  dreamerV1: benchV1,
  dreamerV2: benchV2,
};
