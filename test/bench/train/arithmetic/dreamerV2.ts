import { featureSize, type TrainSize } from "../trainSize";
import { decoder, dense, encoder, mlp, sum } from "./layers";

/** Hidden layers of all heads, of the actor and of the critic. */
const headLayers = 4;

/** One step of the recurrent cell and what comes before it, on so many rows. */
function advance(
  { actionSize, deterSize, stochSize, hiddenSize }: TrainSize,
  rows: number,
): [input: number, cell: number] {
  return [
    dense(rows, stochSize + actionSize, hiddenSize),
    dense(rows, hiddenSize + deterSize, 3 * deterSize),
  ];
}

/** The world model's pass, forward and backward. */
function modelFlops(size: TrainSize): number {
  const { batchSize, batchLength, deterSize, stochSize, hiddenSize, headSize } = size;
  const frames = batchSize * batchLength;
  const embedSize = size.decoder.start.reduce((product, length) => product * length, 1);
  const encoding = encoder(size, frames);
  const [input, cell] = advance(size, frames);
  const head = mlp(frames, featureSize(size), headSize, headLayers, 1);
  const all = [
    ...encoding,
    input,
    cell,
    ...mlp(frames, deterSize, hiddenSize, 1, stochSize),
    ...mlp(frames, deterSize + embedSize, hiddenSize, 1, stochSize),
    ...decoder(size, frames),
    ...head, // reward
    ...head, // whether the episode goes on
  ];
  // No gradient goes into images, nor into the state before the first step.
  return 3 * sum(all) - encoding[0] - input / batchLength;
}

/** Imagination, which has no gradient, and the actor's and the critic's passes on what was imagined. */
function behaviourFlops(size: TrainSize): number {
  const { batchSize, batchLength, horizon, actionSize, deterSize, stochSize, hiddenSize, headSize } = size;
  const starts = batchSize * batchLength;
  const head = (states: number, outputs = 1) =>
    mlp(starts * states, featureSize(size), headSize, headLayers, outputs);
  const rows = starts * horizon;
  const imagined = [
    ...head(horizon, actionSize),
    ...advance(size, rows),
    ...mlp(rows, deterSize, hiddenSize, 1, stochSize),
  ];
  const judged = [...head(horizon), ...head(horizon - 1), ...head(horizon + 1)]; // reward, going on, slow critic
  const actor = head(horizon - 1, actionSize);
  const critic = head(horizon);
  return sum(imagined) + sum(judged) + 3 * (sum(actor) + sum(critic)) - actor[0] - critic[0];
}

/**
 * The floating-point operations of a training step's matrix products and convolutions, a multiplication and an addition counted as two. It
 * counts what has to be done, with the policy once more for its gradient, on all imagined states at once.
 */
export function dreamerV2Flops(size: TrainSize): number {
  return modelFlops(size) + behaviourFlops(size);
}
