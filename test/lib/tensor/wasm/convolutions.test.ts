import * as tf from "lib/tensor/tf";
import { expectLikeCpu, type Operation, startBackends } from "./likeCpu";

beforeAll(startBackends);

type Padding = "same" | "valid" | number;
interface Convolution {
  /** [batch, height, width, channels] */
  image: [number, number, number, number];
  /** [height, width, channels in, channels out] */
  kernel: [number, number, number, number];
  strides: number | [number, number];
  padding: Padding;
}

/** Odd and even sizes, strides 1 to 3, kernels smaller and larger than the stride, rows that no stride reaches,
 *  one image, one channel. */
const convolutions: Convolution[] = [];
for (const strides of [1, 2, 3, [2, 1], [1, 3]] as const)
  for (const padding of ["same", "valid"] as const)
    for (const kernel of [
      [1, 1, 3, 2],
      [3, 3, 2, 5],
      [4, 4, 3, 4],
      [2, 5, 1, 3],
    ] as Convolution["kernel"][])
      for (const [height, width] of [
        [9, 11],
        [8, 7],
      ])
        convolutions.push({
          image: [2, height, width, kernel[2]],
          kernel,
          strides: typeof strides === "number" ? strides : [...strides],
          padding,
        });
convolutions.push(
  { image: [1, 5, 5, 1], kernel: [5, 5, 1, 1], strides: 1, padding: "valid" },
  { image: [1, 5, 5, 1], kernel: [3, 3, 1, 1], strides: 2, padding: "same" },
  { image: [2, 7, 8, 3], kernel: [3, 3, 3, 4], strides: 1, padding: 1 },
  { image: [2, 7, 8, 3], kernel: [4, 4, 3, 4], strides: 2, padding: 1 },
  { image: [9, 16, 16, 3], kernel: [4, 4, 3, 8], strides: 2, padding: "same" },
  { image: [33, 5, 5, 8], kernel: [3, 3, 8, 9], strides: 1, padding: "same" },
);

const describeOne = ({ image, kernel, strides, padding }: Convolution) =>
  `of [${image}] with [${kernel}], strides ${strides}, ${padding}`;

const forward = convolutions.map((convolution): Operation => ({
  name: `conv2d ${describeOne(convolution)}`,
  inputs: [{ shape: convolution.image }, { shape: convolution.kernel }],
  f: (x, kernel) =>
    tf.conv2d(
      x as tf.Tensor4D,
      kernel as tf.Tensor4D,
      convolution.strides,
      convolution.padding,
      "NHWC",
      1,
      typeof convolution.padding === "number" ? "floor" : undefined,
    ),
}));

/** The same backwards: the image is the result, its shape what the convolution would make `small` of. */
const transposed = convolutions
  .filter(({ padding }) => typeof padding !== "number")
  .map((convolution): Operation => {
    const { image, kernel, strides, padding } = convolution;
    const info = tf.backend_util.computeConv2DInfo(image, kernel, strides, 1, padding);
    return {
      name: `conv2dTranspose to ${describeOne(convolution)}`,
      inputs: [{ shape: info.outShape }, { shape: kernel }],
      f: (x, weights) =>
        tf.conv2dTranspose(
          x as tf.Tensor4D,
          weights as tf.Tensor4D,
          image,
          strides,
          padding as "same" | "valid",
        ),
    };
  });

const pools: Operation[] = ([1, 2, 3] as const).flatMap((strides) =>
  (["same", "valid"] as const).flatMap((padding) => [
    {
      name: `maxPool 3 strides ${strides} ${padding}`,
      inputs: [{ shape: [2, 7, 8, 3] }],
      f: (x: tf.Tensor) => tf.maxPool(x as tf.Tensor4D, 3, strides, padding),
    },
    {
      name: `avgPool 2 strides ${strides} ${padding}`,
      inputs: [{ shape: [2, 7, 8, 3] }],
      f: (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, 2, strides, padding),
    },
  ]),
);

describe("convolutions and pools on wasm", () => {
  it.each([...forward, ...transposed, ...pools].map((operation) => [operation.name, operation] as const))(
    "%s as on the plain backend",
    (_name, operation) => expectLikeCpu(operation),
  );

  it("has the second derivative of a convolution", () =>
    expectLikeCpu({
      name: "second derivative",
      inputs: [{ shape: [2, 7, 6, 2] }, { shape: [3, 3, 2, 3] }],
      f: (x, kernel) =>
        tf.grad((image) =>
          tf.sum(tf.square(tf.conv2d(image as tf.Tensor4D, kernel as tf.Tensor4D, 2, "same"))),
        )(x),
    }));

  it("refuses channels first", () => {
    const [dy, filter] = [tf.ones([1, 2, 3, 3]), tf.ones([3, 3, 1, 2])];
    const attributes = { strides: 1, pad: "valid", dataFormat: "NCHW", inputShape: [1, 1, 5, 5] };
    expect(() => tf.engine().runKernel("Conv2DBackpropInput", { dy, filter }, attributes)).toThrow(
      "conv2d: dataFormat must be NHWC on the wasm backend, got NCHW",
    );
  });

  it("keeps the heap as it is over many steps", () => {
    const { wasm } = tf.engine().backend as unknown as { wasm: { HEAPU8: Uint8Array } };
    const step = () =>
      tf.tidy(() => {
        const [x, kernel] = [tf.ones([16, 16, 16, 3]), tf.ones([4, 4, 3, 8])] as tf.Tensor4D[];
        const loss = (a: tf.Tensor, b: tf.Tensor) =>
          tf.sum(tf.square(tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, "same"))) as tf.Scalar;
        tf.grads(loss)([x, kernel]);
      });
    for (let i = 0; i < 20; i++) step();
    const before = wasm.HEAPU8.length;
    for (let i = 0; i < 200; i++) step();
    expect(wasm.HEAPU8.length).toBe(before);
  });
});
