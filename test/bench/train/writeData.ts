/** A process that writes what all contenders of a size start from into a file, and prints the engines that are here. Arguments: agent, size, file. */
import { writeFileSync } from "node:fs";
import { encode } from "lib/data/safetensors";
import { availableEngines } from "lib/tensor/engines/engine";
import * as tf from "lib/tensor/tf";
import { type AgentName } from "lib/train/agents";
import { benchAgents } from "./agents/benchAgents";
import { decidedNoise } from "./decidedNoise";
import { trainData } from "./trainData";
import { type SizeName } from "./trainSize";

async function main(): Promise<void> {
  const [name, size, file] = process.argv.slice(2);
  await tf.ready();
  const agent = benchAgents[name as AgentName](size as SizeName);
  const { noise, ...data } = trainData(agent, "bench:train");
  writeFileSync(file, encode({ ...data, noise: decidedNoise(agent.config, noise) }));
  console.log(JSON.stringify(availableEngines()));
}

void main();
