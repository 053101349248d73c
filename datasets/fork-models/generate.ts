import { ForkModel, type ForkLatents } from "lib/agents/forkModel";
import type { Generated } from "lib/data/generated";
import type { StoredTensor } from "lib/data/safetensors";
import { sampleOneHotSt } from "lib/nn/categorical";
import { klBalance } from "lib/objectives/klBalance";
import * as tf from "lib/tensor/tf";

const seeds = [1, 2, 3, 4];
/** Gradient steps of each training. */
const steps = 900;
/** Imagined walks of each model. */
const walks = 200;

/** What is trained: V1's normals, and V2's choices at three balances. */
const kinds: { latents: ForkLatents; balance: number }[] = [
  { latents: "gaussian", balance: 0.5 }, // it has no balance: its divergence is taken as it is
  ...[0.8, 0.5, 1].map((balance) => ({ latents: "categorical" as const, balance })),
];

/** Trains one model, and lets it imagine. */
async function trainOne(latents: ForkLatents, balance: number, seed: number) {
  const model = new ForkModel(latents, { klBalance, sampleOneHotSt }, { seed, balance });
  const { curve } = await model.train({ steps });
  const { pictures: imagined } = model.imagineBranches(walks);
  const weights = model.size;
  model.dispose();
  process.stderr.write(`${latents} ${balance} ${seed}: loss ${curve[curve.length - 1].loss.toFixed(3)}\n`);
  return { imagined, weights, curve };
}

/** Training rounds otherwise on another machine: these are of a TensorFlow session on two Xeon cores. */
export const trained = true;

export async function generate(): Promise<Generated> {
  await tf.ready();
  const runs = [];
  const pictures: number[][] = [];
  for (const { latents, balance } of kinds)
    for (const seed of seeds) {
      const { imagined, weights, curve } = await trainOne(latents, balance, seed);
      const ends = curve.slice(-10).map(({ loss }) => loss);
      runs.push({ latents, balance, seed, weights, loss: ends.reduce((a, b) => a + b) / ends.length });
      pictures.push(imagined.flat(2).map((x) => Math.round(255 * x)));
    }
  const shape = [runs.length, walks, 3, 16, 16];
  const walked: StoredTensor = { dtype: "uint8", shape, data: Uint8Array.from(pictures.flat()) };
  return {
    files: {
      "runs.json": Buffer.from(`${JSON.stringify({ steps, walks, runs }, null, 1)}\n`),
      "walks.safetensors.gz": new Map([["pictures", walked]]),
    },
    about: {
      title: "What models of the fork imagine after it, by the kind of their latents",
      source: "ForkModel of lib/agents/forkModel, seeds 1 to 4",
      licence: "MIT",
    },
  };
}
