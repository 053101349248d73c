import { compose, type Info, type KernelCall } from "./compose";
import { type ConvolutionAttributes, convolutionInfo, padding } from "./conv2d";

/**
 * The gradient of a convolution by its kernel is a convolution: channels are its images, images its channels, and
 * the gradient of the result is its kernel, spread out by the strides.
 * dF[i, j, c, k] = Σ_{b, y, x} image[b, y·s + i − top, x·s + j − left, c] · dy[b, y, x, k].
 * Inputs: x [B, H, W, C], dy [B, h, w, K]. Result: attrs.filterShape [height, width, C, K].
 */
export function conv2dBackpropFilter({
  inputs,
  backend,
  attrs,
}: KernelCall<ConvolutionAttributes & { filterShape: number[] }>): Info {
  const { x, dy } = inputs;
  const [height, width, channels, kernels] = attrs.filterShape;
  const info = convolutionInfo(attrs, x.shape, attrs.filterShape);
  const { top, left } = info.padInfo;
  const bottom = height + info.strideHeight * (info.outHeight - 1) - info.inHeight - top;
  const right = width + info.strideWidth * (info.outWidth - 1) - info.inWidth - left;
  return compose(backend, (run) => {
    const images = run("Transpose", { x }, { perm: [3, 1, 2, 0] }); // [C, H, W, B]
    const kernel = run("Transpose", { x: dy }, { perm: [1, 2, 0, 3] }); // [h, w, B, K]
    const gradient = run(
      "Conv2D",
      { x: images, filter: kernel },
      {
        strides: [1, 1],
        dilations: [info.strideHeight, info.strideWidth],
        pad: padding(top, Math.max(0, bottom), left, Math.max(0, right)),
        dataFormat: "NHWC",
      },
    ); // [C, ≥ height, ≥ width, K]
    const size = [channels, height, width, kernels];
    const cut = run("Slice", { x: gradient }, { begin: [0, 0, 0, 0], size });
    return run("Transpose", { x: cut }, { perm: [1, 2, 0, 3] });
  });
}
