import type { Policy } from "../../program/passes/convolutions/convolution";

/**
 * Where something is faster than oneDNN's convolutions: products for tiny images of many channels, and convolutions to blocks of pixels
 * for gradients by images of few channels, such as a decoder's last layer. Measured on the networks of test/bench/train/sizes.json.
 */
export const tensorflowPolicy: Policy = (kind, { even, window, channels, places }) => {
  const area = places[0] * places[1];
  if (channels >= 128 && area <= 4) return "product";
  const isEven = even.every((size, axis) => size === window[axis]);
  return kind === "Conv2DBackpropInput" && channels <= 4 && isEven && area >= 64 ? "blocks" : null;
};
