import type { Policy } from "../../program/passes/convolutions/convolution";

/** The most numbers that may be gathered for one convolution: 1 GB. */
const mostGathered = 2 ** 28;

/**
 * Products are faster than ONNX Runtime's convolutions, which multiply image by image; what windows see is gathered once for the
 * convolution and its gradient by the windows. For a gradient by large images of few channels, such as a decoder's last layer, whose
 * product would gather the most, a convolution to blocks of pixels is faster. Measured on the networks of test/bench/train/sizes.json.
 */
export const onnxPolicy: Policy = (kind, { n, even, window, channels, filters, places }) => {
  const area = places[0] * places[1];
  const isEven = even.every((size, axis) => size === window[axis]);
  if (kind === "Conv2DBackpropInput" && channels <= 4 && isEven && area >= 400) return "blocks";
  const seen = kind === "Conv2DBackpropInput" ? filters / 4 : channels;
  return n * area * even[0] * even[1] * seen <= mostGathered ? "product" : null;
};
