/** Trains the benchmark's tiny model from a seed: `trainTiny.ts <backend> <engine> <steps>`; prints losses, tensors and memory as JSON. */
import { drawNoise } from "lib/agents/dreamer/drawNoise";
import { Rng } from "lib/core/rng";
import { capture } from "lib/tensor/capture";
import type { EngineName } from "lib/tensor/engines/engine";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { Training } from "lib/tensor/training";
import { benchAgents } from "../../bench/train/agents/benchAgents";
import { trainData } from "../../bench/train/trainData";

async function main(): Promise<void> {
  const [backend, engine, steps] = process.argv.slice(2);
  await tf.ready();
  await tf.useBackend(backend as tf.EagerBackend);
  const agent = benchAgents.dreamerV1("tiny");
  const { state, batch, noise } = trainData(agent, 7);
  disposeTree(noise);
  const train = capture(agent.step, engine === "auto" ? {} : { engine: engine as EngineName });
  const training = new Training(train, state);
  const rng = new Rng("noise");
  const seen = { losses: [] as number[], tensors: [] as number[], rss: [] as number[] };
  for (let i = 0; i < Number(steps); i++) {
    const drawn = drawNoise(rng, agent.config);
    const metrics = training.step(batch, drawn);
    seen.losses.push(metrics.modelLoss.dataSync()[0]);
    disposeTree(metrics, drawn);
    seen.tensors.push(tf.memory().numTensors);
    seen.rss.push(process.memoryUsage.rss());
    if (i === 3) console.log("replaying");
  }
  console.log(JSON.stringify(seen));
}

void main();
