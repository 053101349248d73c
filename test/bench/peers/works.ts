import { Rng } from "lib/core/rng";
import { encodeTensors, type StoredTensor } from "lib/data/safetensors";

/** What all peers can do in Node. */
export type WorkName = "autoencoder" | "gru";

/** A step of gradient descent on one batch, that each peer writes in its own way: ourLosses.ts, jaxLosses.ts, torchWorker.py. */
export interface Work {
  title: string;
  learningRate: number;
  /** The shapes of the weights: matrices [in, out] of standard normals divided by √in, and biases of zeros. */
  weights: Readonly<Record<string, readonly number[]>>;
  /** The shape of the batch, of uniform numbers from 0 to 1. */
  batch: readonly number[];
}

const [pixels, wide, narrow] = [784, 256, 64];
const [channels, units] = [64, 128];

/** The works in the order of the table. */
export const works: Readonly<Record<WorkName, Work>> = {
  autoencoder: {
    title: "dense autoencoder 784–256–64–256–784, batch 256",
    learningRate: 0.01,
    weights: {
      w1: [pixels, wide],
      b1: [wide],
      w2: [wide, narrow],
      b2: [narrow],
      w3: [narrow, wide],
      b3: [wide],
      w4: [wide, pixels],
      b4: [pixels],
    },
    batch: [256, pixels],
  },
  gru: {
    title: "GRU of 128 units predicts 64 numbers over 16 steps, batch 32",
    learningRate: 0.01,
    weights: {
      wx: [channels, 3 * units],
      bx: [3 * units],
      wh: [units, 3 * units],
      bh: [3 * units],
      wo: [units, channels],
    },
    batch: [32, 17, channels],
  },
};

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1);

const stored = (shape: readonly number[], data: Float32Array): StoredTensor => ({
  dtype: "float32",
  shape: [...shape],
  data,
});

function weight(name: string, shape: readonly number[]): StoredTensor {
  const data = new Float32Array(sizeOf(shape));
  if (shape.length === 1) return stored(shape, data);
  const scale = 1 / Math.sqrt(shape[0]);
  return stored(
    shape,
    new Rng(name).fillNormal(data).map((x) => scale * x),
  );
}

/** The weights and the batch that every peer starts from, as a file of the safetensors format. */
export function encodeWork({ weights, batch }: Work): Uint8Array {
  const tensors = Object.entries(weights).map(([name, shape]) => [name, weight(name, shape)] as const);
  const data = new Rng("batch").fillUniform(new Float32Array(sizeOf(batch)));
  return encodeTensors(new Map([...tensors, ["batch", stored(batch, data)] as const]));
}
