import type * as tf from "lib/tensor/tf";
import type { Reference03 } from "../reference";
import { misconceptions03 } from "../variations";

/** What a wrong backward pass does otherwise. */
interface Otherwise {
  /** ∂(output)/∂(what went into the tanh) of layer i, if the layer has any; 1 − tanh² after layers 0 and 2 unless given. */
  bend?(i: number, before: tf.Tensor2D, after: tf.Tensor2D): tf.Tensor2D | undefined;
  /** ∂loss/∂W. @param before what would be the input without tanh */
  weights?(input: tf.Tensor2D, slope: tf.Tensor2D, before: tf.Tensor2D): tf.Tensor2D;
  /** ∂loss/∂b */
  biases?(slope: tf.Tensor2D): tf.Tensor1D;
}

/** Loss and gradients, by the chain rule from the last layer to the first. */
const backwards =
  ({ tf }: Reference03) =>
  ({ bend, weights, biases }: Otherwise): Partial<Reference03> => ({
    autoencoderLossGrad: (layers, x) =>
      tf.tidy(() => {
        const inputs: tf.Tensor2D[] = [x];
        const sums: tf.Tensor2D[] = [];
        layers.forEach(({ W, b }, i) => {
          sums.push(tf.add(tf.matMul(inputs[i], W), b));
          inputs.push(i % 2 === 0 ? tf.tanh(sums[i]) : sums[i]);
        });
        const error = tf.sub(inputs[4], x);
        let slope: tf.Tensor2D = tf.mul(error, 2 / x.size);
        const gradients: { W: tf.Tensor2D; b: tf.Tensor1D }[] = [];
        for (let i = 3; i >= 0; i--) {
          const right = i % 2 === 0 ? tf.sub<tf.Tensor2D>(1, tf.square(inputs[i + 1])) : undefined;
          const factor = bend ? bend(i, sums[i], inputs[i + 1]) : right;
          if (factor) slope = tf.mul(slope, factor);
          gradients.unshift({
            W: weights
              ? weights(inputs[i], slope, i > 0 ? sums[i - 1] : x)
              : tf.matMul(inputs[i], slope, true),
            b: biases ? biases(slope) : tf.sum(slope, 0),
          });
          slope = tf.matMul(slope, layers[i].W, false, true);
        }
        return { loss: tf.mean<tf.Scalar>(tf.square(error)), gradients };
      }),
  });

/** The right answer with factors. */
const scaled =
  ({ tf, autoencoderLossGrad }: Reference03) =>
  (ofLoss: (x: tf.Tensor2D) => number, ofGradients: (x: tf.Tensor2D) => number): Partial<Reference03> => ({
    autoencoderLossGrad: (layers, x) =>
      tf.tidy(() => {
        const { loss, gradients } = autoencoderLossGrad(layers, x);
        return {
          loss: tf.mul<tf.Scalar>(loss, ofLoss(x)),
          gradients: gradients.map(({ W, b }) => ({
            W: tf.mul<tf.Tensor2D>(W, ofGradients(x)),
            b: tf.mul<tf.Tensor1D>(b, ofGradients(x)),
          })),
        };
      }),
  });

export const misconceptions = misconceptions03({ backwards, scaled })({
  "forgets-the-bend": {
    hint: "Your gradients pass through tanh as if it were a straight line. By what does tanh(y) change where y does?",
    implement: ({ backwards }) => backwards({ bend: () => undefined }),
  },
  "forgets-the-first-bend": {
    hint: "Your gradients of layer 0 pass through its tanh as if it were a straight line. There are two tanh on the way.",
    implement: ({ backwards, tf }) =>
      backwards({
        bend: (i, _before, after) => (i === 2 ? tf.sub<tf.Tensor2D>(1, tf.square(after)) : undefined),
      }),
  },
  "bend-of-the-sum": {
    hint: "You take 1 − y² of what goes into the tanh. The slope of tanh is 1 − tanh²: of what comes out.",
    implement: ({ backwards, tf }) =>
      backwards({
        bend: (i, before) => (i % 2 === 0 ? tf.sub<tf.Tensor2D>(1, tf.square(before)) : undefined),
      }),
  },
  "bend-at-the-wrong-layer": {
    hint: "You bend the slopes at the code and at the image, which have no tanh. After which layers is there one?",
    implement: ({ backwards, tf }) =>
      backwards({
        bend: (i, _before, after) => (i % 2 === 1 ? tf.sub<tf.Tensor2D>(1, tf.square(after)) : undefined),
      }),
  },
  "bend-everywhere": {
    hint: "You bend the slopes at all four layers. The code and the image have no tanh.",
    implement: ({ backwards, tf }) =>
      backwards({ bend: (_i, _before, after) => tf.sub<tf.Tensor2D>(1, tf.square(after)) }),
  },
  "gradients-of-the-sum": {
    hint: "Your loss is a mean, and your gradients are those of the sum. Into which number does the mean put a factor?",
    implement: ({ scaled }) =>
      scaled(
        () => 1,
        (x) => x.size,
      ),
  },
  "gradients-per-image": {
    hint: "Your gradients lack the mean over pixels, which your loss has. Into which number does the mean put a factor?",
    implement: ({ scaled }) =>
      scaled(
        () => 1,
        (x) => x.shape[1],
      ),
  },
  "sum-for-mean": {
    hint: "You sum over images and pixels. The loss is their mean: it does not grow with the number of either.",
    implement: ({ scaled }) =>
      scaled(
        (x) => x.size,
        (x) => x.size,
      ),
  },
  "sum-over-pixels": {
    hint: "You sum over the pixels of an image. The loss is a mean over images AND pixels.",
    implement: ({ scaled }) =>
      scaled(
        (x) => x.shape[1],
        (x) => x.shape[1],
      ),
  },
  "sum-over-images": {
    hint: "You sum over the images. The loss is a mean over images AND pixels.",
    implement: ({ scaled }) =>
      scaled(
        (x) => x.shape[0],
        (x) => x.shape[0],
      ),
  },
  "gradients-of-half-the-square": {
    hint: "Your gradients are half as large as they should be: what is the derivative of e²?",
    implement: ({ scaled }) =>
      scaled(
        () => 1,
        () => 0.5,
      ),
  },
  "half-the-square": {
    hint: "Your loss is half of the mean squared error. There is no ½ in it.",
    implement: ({ scaled }) =>
      scaled(
        () => 0.5,
        () => 0.5,
      ),
  },
  downhill: {
    hint: "Your gradients point downhill. The gradient says where the loss grows; the optimiser goes the other way by itself.",
    implement: ({ scaled }) =>
      scaled(
        () => 1,
        () => -1,
      ),
  },
  "transposed-product": {
    hint: "Your gradients of W are transposed. ∂loss/∂W is as W is, [in, out]: which of the two factors stands left, and which of them transposed?",
    implement: ({ backwards, tf }) => backwards({ weights: (input, slope) => tf.matMul(slope, input, true) }),
  },
  "biases-over-the-units": {
    hint: "Your gradients of b have one entry for each image. Each unit has one bias for all images: over which axis do you sum?",
    implement: ({ backwards, tf }) => backwards({ biases: (slope) => tf.sum<tf.Tensor1D>(slope, 1) }),
  },
  "biases-by-mean": {
    hint: "Your gradients of b take the mean over images of slopes in which the loss' mean is already.",
    implement: ({ backwards, tf }) => backwards({ biases: (slope) => tf.mean<tf.Tensor1D>(slope, 0) }),
  },
  "inputs-before-the-tanh": {
    hint: "Your gradients of W1 and W3 take what went into the tanh before them. By what does W multiply: that, or what came out?",
    implement: ({ backwards, tf }) =>
      backwards({ weights: (_input, slope, before) => tf.matMul(before, slope, true) }),
  },
  "last-layer-first": {
    hint: "Your list of gradients begins with the last layer. Each stands where its layer stands.",
    implement: ({ withFields }) =>
      withFields("autoencoderLossGrad", ({ gradients }) => ({ gradients: [...gradients].reverse() })),
  },
});
