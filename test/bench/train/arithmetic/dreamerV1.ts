import { featureSize, type TrainSize } from "../trainSize";
import { decoder, dense, encoder, mlp, sum } from "./layers";

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
export function dreamerV1Flops(size: TrainSize): number {
  return modelFlops(size) + behaviourFlops(size);
}
