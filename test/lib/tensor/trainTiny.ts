/** Trains the benchmark's tiny model from a seed: `trainTiny.ts <backend> <engine> <steps>`; prints losses, tensors and memory as JSON. */
import { dreamerV1 } from "lib/agents/dreamerV1/dreamerV1";
import { Rng } from "lib/core/rng";
import { capture } from "lib/tensor/capture";
import type { EngineName } from "lib/tensor/engines/engine";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { Training } from "lib/tensor/training";
import { drawNoise, trainData } from "../../bench/train/trainData";
import { configOf, sizeOf } from "../../bench/train/trainSize";

async function main(): Promise<void> {
  const [backend, engine, steps] = process.argv.slice(2);
  await tf.ready();
  await tf.useBackend(backend as tf.EagerBackend);
  const size = sizeOf("tiny");
  const { state, batch, noise } = trainData(size, 7);
  disposeTree(noise);
  const train = capture(dreamerV1(configOf(size)), engine === "auto" ? {} : { engine: engine as EngineName });
  const training = new Training(train, state);
  const rng = new Rng("noise");
  const seen = { losses: [] as number[], tensors: [] as number[], rss: [] as number[] };
  for (let i = 0; i < Number(steps); i++) {
    const drawn = drawNoise(rng, size);
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
