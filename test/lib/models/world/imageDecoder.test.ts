import { Rng } from "lib/core/rng";
import { decodeImages, imageDecoderParams } from "lib/models/world/imageDecoder";
import * as tf from "lib/tensor/tf";
import { checkGradients } from "../../nn/checkGradients";
import { describeOnEachBackend } from "../../nn/eachBackend";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

const small = {
  start: [2, 2, 3],
  depths: [2, 1],
  kernelSizes: [4, 4],
  padding: "same",
  activation: "relu",
} as const;
const made = () => imageDecoderParams(new Rng(1), small, 4);

describeOnEachBackend("decodeImages", () => {
  it("lays its window down for each number, by hand; the last layer may be negative", () => {
    const config = {
      start: [1, 1, 1],
      depths: [1],
      kernelSizes: [2],
      padding: "valid",
      activation: "relu",
    } as const;
    const params = {
      dense: { kernel: tf.tensor2d([[2]]), bias: tf.tensor1d([1]) },
      layers: [{ kernel: tf.tensor4d([1, 2, 3, -4], [2, 2, 1, 1]), bias: tf.tensor1d([0.5]) }],
    };
    const image = decodeImages(params, config, tf.tensor2d([[1], [-1]])); // starts of 3 and −1
    expectClose(tf.reshape(image, [2, 4]), [[3.5, 6.5, 9.5, -11.5], [-0.5, -1.5, -2.5, 4.5]]); // prettier-ignore
  });

  it("cuts what is negative between two transposed convolutions", () => {
    const one = () => ({ kernel: tf.ones<tf.Rank.R4>([1, 1, 1, 1]), bias: tf.zeros<tf.Rank.R1>([1]) });
    const config = {
      start: [1, 1, 1],
      depths: [1, 1],
      kernelSizes: [1, 1],
      padding: "valid",
      activation: "relu",
    } as const;
    const params = {
      dense: { kernel: tf.tensor2d([[1]]), bias: tf.zeros<tf.Rank.R1>([1]) },
      layers: [one(), one()],
    };
    const corner = (x: number) => tf.max(decodeImages(params, config, tf.tensor2d([[x]])));
    expectClose(corner(2), 2);
    expectClose(tf.min(decodeImages(params, config, tf.tensor2d([[-2]]))), 0, 0);
  });

  it("grows 2 × 2 to 8 × 8 in two steps, for each feature by itself", () => {
    const feature = tf.randomUniform<tf.Rank.R2>([3, 4], -1, 1, "float32", 1);
    const images = decodeImages(made(), small, feature);
    expect(images.shape).toEqual([3, 8, 8, 1]);
    const last = decodeImages(made(), small, tf.slice(feature, [2, 0], [1, 4]));
    expectClose(last, tf.slice(images, [2, 0, 0, 0], [1, 8, 8, 1]).arraySync());
  });

  it("has the gradients of central differences", () => {
    const feature = tf.randomUniform<tf.Rank.R2>([2, 4], -1, 1, "float32", 2);
    checkGradients((params) => tf.sum(tf.square(decodeImages(params, small, feature))), made(), 2e-2);
  });

  it("refuses features of another length, and leaves no tensor behind", () => {
    const [params, feature] = [made(), tf.zeros<tf.Rank.R2>([2, 4])];
    expect(() => decodeImages(params, small, tf.zeros([2, 5]))).toThrow(
      "decodeImages: feature must have shape [any, 4], got [2, 5]",
    );
    expectOwned(() => decodeImages(params, small, feature));
    expectOwned(made);
  });
});
