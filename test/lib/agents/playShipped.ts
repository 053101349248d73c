import { evaluate, type Play } from "lib/agents/training/evaluate";
import { Rng } from "lib/core/rng";
import { shippedParams } from "lib/experiments/04-dreamer-v1/shippedParams";
import type { AgentName } from "lib/train/agents";
import { prepare } from "lib/train/readTask";

/** The mean return, in as many episodes as a training's evaluation has, of the weights of the preset `tiny` that a data set holds. */
export async function playShipped(
  folder: string,
  trained: { readonly agent: AgentName; readonly env: string },
  play: Play,
): Promise<number> {
  const { agent, run, task, otherWorlds } = await prepare({ ...trained, preset: "tiny", seed: 1 });
  agent.takeParams(shippedParams(folder, trained.env, agent.config));
  const worlds = await otherWorlds();
  const { meanReturn } = evaluate(agent, worlds, task.evaluated ?? 1, new Rng("shipped weights"), play);
  run.dispose();
  agent.dispose();
  return meanReturn;
}
