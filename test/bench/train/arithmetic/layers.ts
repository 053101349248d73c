import { featureSize, type TrainSize, type Windows } from "../trainSize";

/** One layer: its multiplications and additions forward, for all of its uses in a pass. The gradient by its input and the gradient by its kernel
 *  cost the same again each. */
export type Layers = readonly number[];

/** The operations of all of them. */
export const sum = (numbers: Layers): number => numbers.reduce((total, x) => total + x, 0);

/** A dense layer on so many rows. */
export const dense = (rows: number, inputs: number, outputs: number): number => 2 * rows * inputs * outputs;

/** Dense layers with `layers` hidden ones. */
export function mlp(rows: number, inputs: number, hidden: number, layers: number, outputs: number): number[] {
  const sizes = [inputs, ...Array<number>(layers).fill(hidden), outputs];
  return sizes.slice(1).map((size, i) => dense(rows, sizes[i], size));
}

/** Convolutions: each multiplies its window with the smaller of its two images' pixels, its output's. */
export function encoder(size: TrainSize, frames: number): number[] {
  const { depths, kernelSizes, padding } = size.encoder;
  let length = size.imageSize;
  return depths.map((depth, i) => {
    length = padding === "same" ? Math.ceil(length / 2) : Math.floor((length - kernelSizes[i]) / 2) + 1;
    return convolution(size.encoder, i, frames * length ** 2, i === 0 ? size.channels : depths[i - 1], depth);
  });
}

/** A dense layer and transposed convolutions, whose smaller image is the input. */
export function decoder(size: TrainSize, frames: number): number[] {
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

function convolution(stack: Windows, layer: number, pixels: number, inputs: number, outputs: number): number {
  return dense(pixels, stack.kernelSizes[layer] ** 2 * inputs, outputs);
}
