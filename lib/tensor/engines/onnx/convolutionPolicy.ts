import type { Policy } from "../../program/passes/convolutionsAsProducts";

/** The most numbers that may be gathered for one convolution: 128 MB. */
const mostGathered = 2 ** 25;

/**
 * Where products are faster than ONNX Runtime's convolutions, which multiply image by image. What windows see is gathered once for
 * the convolution and its gradient by the windows, which costs more than it saves where there are few channels; a gradient by the
 * images gathers anew, which pays for small ones; for large images of few channels, such as a decoder's last layer, a convolution to
 * blocks of pixels is faster than a transposed one. Measured on the networks of test/bench/train/sizes.json.
 */
export const onnxPolicy: Policy = (kind, { n, even, window, channels, places }) => {
  const area = places[0] * places[1];
  const isEven = even.every((size, axis) => size === window[axis]);
  if (kind === "Conv2DBackpropInput" && channels <= 4 && isEven && area >= 400) return "blocks";
  const isFaster = kind === "Conv2DBackpropInput" ? channels >= 16 && area <= 36 : channels >= 32;
  const gathered = n * area * even[0] * even[1] * channels;
  return isFaster && gathered <= mostGathered ? "product" : null;
};
