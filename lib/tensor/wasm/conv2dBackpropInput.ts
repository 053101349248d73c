import { compose, type Info, type KernelCall, type Run } from "./compose";
import { type ConvolutionAttributes, convolutionInfo, padding } from "./conv2d";

/** One axis of the image, seen as groups of `stride` pixels that are made together. */
interface Axis {
  stride: number;
  /** Length of the kernel in strides, rounded up. */
  taps: number;
  /** Zeros before and after dy, so that the groups which the image meets are made. */
  before: number;
  after: number;
  /** The image begins at this pixel of the first group, and is this long. */
  offset: number;
  length: number;
}

function axisOf(length: number, out: number, kernel: number, stride: number, pad: number): Axis {
  const taps = Math.ceil(kernel / stride);
  const before = Math.max(0, taps - 1 - Math.floor(pad / stride));
  const first = taps - 1 - before;
  const groups = Math.ceil((pad + length) / stride) - first;
  const after = Math.max(0, groups + taps - 1 - before - out);
  return { stride, taps, before, after, offset: pad - first * stride, length };
}

/** [height, width, C, K] → [tapsY, tapsX, K, strideY·strideX·C], the taps in reverse: the kernel that makes a
 *  whole group from dy. */
function groupKernel(run: Run, filter: Info, y: Axis, x: Axis): Info {
  const [height, width, channels, kernels] = filter.shape;
  const padded = run(
    "PadV2",
    { x: filter },
    {
      paddings: [
        [0, y.taps * y.stride - height],
        [0, x.taps * x.stride - width],
        [0, 0],
        [0, 0],
      ],
      constantValue: 0,
    },
  );
  const shape = [y.taps, y.stride, x.taps, x.stride * channels, kernels];
  const split = run("Reshape", { x: padded }, { shape });
  const reversed = run("Reverse", { x: split }, { dims: [0, 2] });
  const moved = run("Transpose", { x: reversed }, { perm: [0, 2, 4, 1, 3] });
  return run("Reshape", { x: moved }, { shape: [y.taps, x.taps, kernels, y.stride * x.stride * channels] });
}

/** [B, groupsY, groupsX, strideY·strideX·C] → [B, H, W, C]: the pixels of each group to their places, and what is
 *  beyond the image cut off. */
function spread(run: Run, groups: Info, y: Axis, x: Axis): Info {
  const [batch, groupsY, groupsX, wide] = groups.shape;
  const channels = wide / (y.stride * x.stride);
  const split = [batch * groupsY, groupsX, y.stride, x.stride * channels];
  const rows = run("Reshape", { x: groups }, { shape: split });
  const moved = run("Transpose", { x: rows }, { perm: [0, 2, 1, 3] });
  const shape = [batch, groupsY * y.stride, groupsX * x.stride * channels];
  const pixels = run("Reshape", { x: moved }, { shape });
  const begin = [0, y.offset, x.offset * channels];
  const size = [batch, y.length, x.length * channels];
  const isWhole = shape.every((length, axis) => length === size[axis]);
  const cut = isWhole ? pixels : run("Slice", { x: pixels }, { begin, size });
  return run("Reshape", { x: cut }, { shape: [batch, y.length, x.length, channels] });
}

/**
 * The gradient of a convolution by its image, or a transposed convolution, as one convolution without strides
 * that makes all pixels between two strides at once, as channels, which are then put in their places.
 * dx[b, y, x, c] = Σ_{i, j, k} dy[b, (y + top − i)/s, (x + left − j)/s, k] · F[i, j, c, k], over the i and j that
 * divide.
 * Inputs: dy [B, h, w, K], filter [height, width, C, K]. Result: attrs.inputShape [B, H, W, C].
 * @see Shi et al. 2016, arXiv 1609.07009, on the equivalence
 */
export function conv2dBackpropInput({
  inputs,
  backend,
  attrs,
}: KernelCall<ConvolutionAttributes & { inputShape: number[] }>): Info {
  const { dy, filter } = inputs;
  const info = convolutionInfo(attrs, attrs.inputShape, filter.shape);
  const y = axisOf(info.inHeight, info.outHeight, info.filterHeight, info.strideHeight, info.padInfo.top);
  const x = axisOf(info.inWidth, info.outWidth, info.filterWidth, info.strideWidth, info.padInfo.left);
  return compose(backend, (run) => {
    const kernel = groupKernel(run, filter, y, x);
    const pad = padding(y.before, y.after, x.before, x.after);
    const attributes = { strides: [1, 1], dilations: [1, 1], pad, dataFormat: "NHWC" };
    const groups = run("Conv2D", { x: dy, filter: kernel }, attributes);
    return spread(run, groups, y, x);
  });
}
