import { Rng } from "lib/core/rng";
import { embedSize, encodedLength, encodeImages, imageEncoderParams } from "lib/models/world/imageEncoder";
import * as tf from "lib/tensor/tf";
import { checkGradients } from "../../nn/checkGradients";
import { describeOnEachBackend } from "../../nn/eachBackend";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

const paper = {
  depths: [32, 64, 128, 256],
  kernelSizes: [4, 4, 4, 4],
  padding: "valid",
  activation: "relu",
  dense: 0,
} as const;
const small = { depths: [2, 3], kernelSizes: [4, 4], padding: "same", activation: "relu", dense: 0 } as const;
const made = (dense: number) => imageEncoderParams(new Rng(1), { ...small, dense }, { imageSize: 8, channels: 1 }); // prettier-ignore

describe("encodedLength", () => {
  it("is 64 → 31 → 14 → 6 → 2 for the paper's four convolutions, and half each time with padding", () => {
    expect(encodedLength(paper, 64)).toBe(2);
    expect(encodedLength({ ...paper, kernelSizes: [4, 4] }, 64)).toBe(14);
    expect(encodedLength({ ...paper, padding: "same", activation: "relu" }, 64)).toBe(4);
  });

  it("refuses an image that is too small", () => {
    expect(() => encodedLength(paper, 32)).toThrow(
      "imageEncoder: imageSize must be larger for its convolutions, got 32",
    );
  });
});

describe("embedSize", () => {
  it("is 1024 for the paper's encoder of 64 × 64 pixels, and the dense layer's where there is one", () => {
    expect(embedSize(paper, 64)).toBe(1024);
    expect(embedSize(small, 8)).toBe(2 * 2 * 3);
    expect(embedSize({ ...small, dense: 7 }, 8)).toBe(7);
  });
});

describeOnEachBackend("encodeImages", () => {
  it("adds up a window of ones, by hand, and cuts what is negative", () => {
    const layer = (weight: number) => ({
      kernel: tf.fill<tf.Rank.R4>([2, 2, 1, 1], weight),
      bias: tf.tensor1d([0.5]),
    });
    const config = { depths: [1], kernelSizes: [2], padding: "valid", activation: "relu", dense: 0 } as const;
    const image = tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
    expectClose(encodeImages({ layers: [layer(1)], dense: [] }, config, image), [[10.5]]);
    expectClose(encodeImages({ layers: [layer(-1)], dense: [] }, config, image), [[0]], 0);
  });

  it("gives as many numbers as embedSize says, for each image by itself", () => {
    const image = tf.randomUniform<tf.Rank.R4>([3, 8, 8, 1], -0.5, 0.5, "float32", 1);
    for (const dense of [0, 5]) {
      const config = { ...small, dense };
      const embed = encodeImages(made(dense), config, image);
      expect(embed.shape).toEqual([3, embedSize(config, 8)]);
      const last = encodeImages(made(dense), config, tf.slice(image, [2, 0, 0, 0], [1, 8, 8, 1]));
      expectClose(last, tf.slice(embed, [2, 0], [1, -1]).arraySync());
    }
  });

  it("has the gradients of central differences where no ReLU has its kink", () => {
    const { layers, dense } = made(2);
    const active = {
      dense,
      layers: layers.map(({ kernel }, i) => ({ kernel, bias: tf.fill<tf.Rank.R1>([i + 2], 2) })),
    };
    const image = tf.randomUniform<tf.Rank.R4>([2, 8, 8, 1], -0.5, 0.5, "float32", 2);
    const lossOf = (params: ReturnType<typeof made>) =>
      tf.sum(tf.square(encodeImages(params, { ...small, dense: 2 }, image))) as tf.Scalar;
    checkGradients(lossOf, active, 1e-2);
  });

  it("refuses another number of channels, and leaves no tensor behind", () => {
    const [params, image] = [made(3), tf.zeros<tf.Rank.R4>([2, 8, 8, 1])];
    expect(() => encodeImages(params, small, tf.zeros([2, 8, 8, 3]))).toThrow(
      "encodeImages: image must have shape [any, any, any, 1], got [2, 8, 8, 3]",
    );
    expectOwned(() => encodeImages(params, { ...small, dense: 3 }, image));
    expectOwned(() => made(3));
  });
});
