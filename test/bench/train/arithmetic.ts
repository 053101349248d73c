import { featureSize, type TrainSize, type Windows } from "./trainSize";

/** One layer: its multiplications and additions forward, for all of its uses in a pass. The gradient by its input and the gradient by its kernel
 *  cost the same again each. */
type Layers = readonly number[];

const sum = (numbers: Layers): number => numbers.reduce((total, x) => total + x, 0);

const dense = (rows: number, inputs: number, outputs: number): number => 2 * rows * inputs * outputs;

function mlp(rows: number, inputs: number, hidden: number, layers: number, outputs: number): number[] {
  const sizes = [inputs, ...Array<number>(layers).fill(hidden), outputs];
  return sizes.slice(1).map((size, i) => dense(rows, sizes[i], size));
}

/** Each layer multiplies its window with the smaller of its two images' pixels: its output's, or transposed its input's. */
function encoder(size: TrainSize, frames: number): number[] {
  const { depths, kernelSizes, padding } = size.encoder;
  let length = size.imageSize;
  return depths.map((depth, i) => {
    length = padding === "same" ? Math.ceil(length / 2) : Math.floor((length - kernelSizes[i]) / 2) + 1;
    return convolution(size.encoder, i, frames * length ** 2, i === 0 ? 3 : depths[i - 1], depth);
  });
}

function decoder(size: TrainSize, frames: number): number[] {
  const { start, depths, kernelSizes, padding } = size.decoder;
  let length = start[0];
  const layers = depths.map((depth, i) => {
    const flops = convolution(
      size.decoder,
      i,
      frames * length ** 2,
      i === 0 ? start[2] : depths[i - 1],
      depth,
    );
    length = padding === "same" ? 2 * length : 2 * (length - 1) + kernelSizes[i];
    return flops;
  });
  return [dense(frames, featureSize(size), start[0] * start[1] * start[2]), ...layers];
}

function convolution(
  stack: Windows,
  layer: number,
  pixels: number,
  inputs: number,
  outputs: number,
): number {
  return dense(pixels, stack.kernelSizes[layer] ** 2 * inputs, outputs);
}

/** The world model's pass, forward and backward. */
function modelFlops(size: TrainSize): number {
  const { batchSize, batchLength, actionSize, deterSize, stochSize, hiddenSize, headSize } = size;
  const frames = batchSize * batchLength;
  const embedSize = size.decoder.start.reduce((product, length) => product * length, 1);
  const encoding = encoder(size, frames);
  const input = dense(frames, stochSize + actionSize, hiddenSize);
  const recurrent = dense(frames, deterSize, 3 * deterSize);
  const all = [
    ...encoding,
    input,
    recurrent,
    dense(frames, hiddenSize, 3 * deterSize),
    ...mlp(frames, deterSize, hiddenSize, 1, 2 * stochSize),
    ...mlp(frames, deterSize + embedSize, hiddenSize, 1, 2 * stochSize),
    ...decoder(size, frames),
    ...mlp(frames, featureSize(size), headSize, 2, 1),
  ];
  // No gradient goes into images, nor into the state before the first step.
  return 3 * sum(all) - encoding[0] - (input + recurrent) / batchLength;
}

/** The actor's and the value's passes: the world model's kernels and, in the actor's pass, the value's get no gradient. */
function behaviourFlops(size: TrainSize): number {
  const { batchSize, batchLength, horizon, actionSize, deterSize, stochSize, hiddenSize, headSize } = size;
  const starts = batchSize * batchLength;
  const rows = starts * horizon;
  const feature = featureSize(size);
  const actor = mlp(rows, feature, headSize, 4, 2 * actionSize);
  const value = mlp(rows, feature, headSize, 3, 1);
  const recurrent = dense(rows, deterSize, 3 * deterSize);
  const passedThrough = [
    dense(rows, stochSize + actionSize, hiddenSize),
    recurrent,
    dense(rows, hiddenSize, 3 * deterSize),
    ...mlp(rows, deterSize, hiddenSize, 1, 2 * stochSize),
    ...mlp(rows, feature, headSize, 2, 1),
    ...value,
  ];
  const actorPass = 3 * sum(actor) - actor[0] + 2 * sum(passedThrough) - recurrent / horizon;
  const valuePass = 2 * sum(value) - value[0];
  return actorPass + valuePass;
}

/**
 * The floating-point operations of a training step's matrix products and convolutions, a multiplication and an addition counted as two. It
 * counts what has to be done: the value's predictions once for both losses, no gradient that nobody asks for.
 */
export function trainingFlops(size: TrainSize): number {
  return modelFlops(size) + behaviourFlops(size);
}
