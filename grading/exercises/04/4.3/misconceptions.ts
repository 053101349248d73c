import type { LossScales } from "lib/objectives/modelLosses";
import type * as tf from "lib/tensor/tf";
import type { Reference04 } from "../reference";
import { misconceptions04 } from "../variations";

/** What may be weighted and added up otherwise. */
interface Parts extends LossScales {
  image: tf.Tensor;
  reward: tf.Tensor;
  divergence: tf.Tensor;
}

/** What is made otherwise of the errors (what came less what was predicted) and of the sum. */
interface Otherwise {
  /** Of the squared errors of the pixels, [B, T, h, w, C]: the loss of each step, or of more at once. */
  image?(squares: tf.Tensor): tf.Tensor;
  /** Of the errors of the rewards, [B, T]. */
  reward?(errors: tf.Tensor): tf.Tensor;
  /** Over the steps. */
  over?(steps: tf.Tensor): tf.Tensor;
  total?(parts: Parts): tf.Tensor[];
  given?(losses: { image: tf.Tensor; reward: tf.Tensor }, scales: LossScales): tf.Tensor[];
}

const losing =
  ({ tf }: Reference04) =>
  (other: Otherwise): Partial<Reference04> => ({
    modelLosses: (predicted, came, divergence, scales) =>
      tf.tidy(() => {
        const over = other.over ?? ((steps: tf.Tensor) => tf.mean(steps));
        const squares = tf.square(tf.sub(came.image, predicted.image));
        const errors = tf.sub(came.reward, predicted.reward);
        const image = over(other.image ? other.image(squares) : tf.mul(tf.sum(squares, [2, 3, 4]), 0.5));
        const reward = over(other.reward ? other.reward(errors) : tf.mul(tf.square(errors), 0.5));
        const { imageScale, rewardScale, klScale } = scales;
        const terms = other.total
          ? other.total({ ...scales, image, reward, divergence })
          : [tf.mul(image, imageScale), tf.mul(reward, rewardScale), tf.mul(divergence, klScale)];
        const losses = other.given ? other.given({ image, reward }, scales) : [image, reward];
        const [imageLoss, rewardLoss] = losses as tf.Scalar[];
        return { imageLoss, rewardLoss, loss: tf.addN(terms) as tf.Scalar };
      }),
  });

export const misconceptions = misconceptions04({ losing })({
  "mean-over-pixels": {
    hint: "You take the mean over the pixels of an image. Logarithms of densities add up: with the mean, a whole image weighs no more than one pixel against reward and divergence.",
    implement: ({ losing, tf }) => losing({ image: (squares) => tf.mul(tf.mean(squares, [2, 3, 4]), 0.5) }),
  },
  "mean-over-channels": {
    hint: "You take the mean over the channels. Each channel of each pixel is a number that is to be predicted: all of them add up.",
    implement: ({ losing, tf }) =>
      losing({ image: (squares) => tf.mul(tf.sum(tf.mean(squares, 4), [2, 3]), 0.5) }),
  },
  "forgets-the-half": {
    hint: "Your losses lack the ½ that stands before the square in the exponent of a normal density.",
    implement: ({ losing, tf }) =>
      losing({
        image: (squares) => tf.sum(squares, [2, 3, 4]),
        reward: (errors) => tf.square(errors),
      }),
  },
  "forgets-the-half-of-the-image": {
    hint: "Your imageLoss lacks its ½. Image and reward are both told by a normal density of variance 1.",
    implement: ({ losing, tf }) => losing({ image: (squares) => tf.sum(squares, [2, 3, 4]) }),
  },
  "forgets-the-half-of-the-reward": {
    hint: "Your rewardLoss lacks its ½. Image and reward are both told by a normal density of variance 1.",
    implement: ({ losing, tf }) => losing({ reward: (errors) => tf.square(errors) }),
  },
  "absolute-error-of-the-reward": {
    hint: "You take the absolute error of the reward. What stands in the exponent of a normal density?",
    implement: ({ losing, tf }) => losing({ reward: (errors) => tf.abs(errors) }),
  },
  "half-the-absolute-error-of-the-reward": {
    hint: "You take the absolute error of the reward. What stands in the exponent of a normal density?",
    implement: ({ losing, tf }) => losing({ reward: (errors) => tf.mul(tf.abs(errors), 0.5) }),
  },
  "distance-for-its-square": {
    hint: "You take a root: the distance between two images. The loss is ½ of its square.",
    implement: ({ losing, tf }) =>
      losing({ image: (squares) => tf.mul(tf.sqrt(tf.sum(squares, [2, 3, 4])), 0.5) }),
  },
  "ignores-the-scales": {
    hint: "Your loss is the plain sum of its parts. Where do the scales come in?",
    implement: ({ losing }) =>
      losing({ total: ({ image, reward, divergence }) => [image, reward, divergence] }),
  },
  "ignores-klScale": {
    hint: "You weight the two errors, but not the divergence. It has a scale of its own.",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, divergence, imageScale, rewardScale }) => [
          tf.mul(image, imageScale),
          tf.mul(reward, rewardScale),
          divergence,
        ],
      }),
  },
  "ignores-rewardScale": {
    hint: "Your loss does not weight the error of the reward. It has a scale of its own.",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, divergence, imageScale, klScale }) => [
          tf.mul(image, imageScale),
          reward,
          tf.mul(divergence, klScale),
        ],
      }),
  },
  "scales-swapped": {
    hint: "The scales of image and reward stand in each other's place. Which of them goes with which error?",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, divergence, imageScale, rewardScale, klScale }) => [
          tf.mul(image, rewardScale),
          tf.mul(reward, imageScale),
          tf.mul(divergence, klScale),
        ],
      }),
  },
  "divergence-twice": {
    hint: "Your loss counts the divergence twice: once with its scale, and once more without.",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, divergence, imageScale, rewardScale, klScale }) => [
          tf.mul(image, imageScale),
          tf.mul(reward, rewardScale),
          tf.mul(divergence, klScale),
          divergence,
        ],
      }),
  },
  "scaled-divergence-twice": {
    hint: "Your loss counts the divergence twice. How many times does it stand in the sum?",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, divergence, imageScale, rewardScale, klScale }) => [
          tf.mul(image, imageScale),
          tf.mul(reward, rewardScale),
          tf.mul(divergence, 2 * klScale),
        ],
      }),
  },
  "no-divergence": {
    hint: "Your loss lacks the divergence. Without it, nothing asks the model to expect what it will see.",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, imageScale, rewardScale }) => [
          tf.mul(image, imageScale),
          tf.mul(reward, rewardScale),
        ],
      }),
  },
  "divergence-subtracted": {
    hint: "You subtract the divergence: then the loss falls as the model is surprised more. Everything in it is to become small.",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, divergence, imageScale, rewardScale, klScale }) => [
          tf.mul(image, imageScale),
          tf.mul(reward, rewardScale),
          tf.mul(divergence, -klScale),
        ],
      }),
  },
  "weighted-errors": {
    hint: "The imageLoss and rewardLoss that you return are weighted already. They are the errors themselves, so that two runs with other scales can be compared.",
    implement: ({ losing, tf }) =>
      losing({
        given: ({ image, reward }, { imageScale, rewardScale }) => [
          tf.mul(image, imageScale),
          tf.mul(reward, rewardScale),
        ],
      }),
  },
  "mean-of-the-parts": {
    hint: "You divide the sum by the number of its parts. It is a sum: three surprises that add up.",
    implement: ({ losing, tf }) =>
      losing({
        total: ({ image, reward, divergence, imageScale, rewardScale, klScale }) => [
          tf.mul(image, imageScale / 3),
          tf.mul(reward, rewardScale / 3),
          tf.mul(divergence, klScale / 3),
        ],
      }),
  },
  "sum-over-steps": {
    hint: "You sum over the steps. The errors are those of ONE step, on average: they do not grow with the number of sequences or of steps.",
    implement: ({ losing, tf }) => losing({ over: (steps) => tf.sum(steps) }),
  },
  "sum-over-time": {
    hint: "You sum over the steps of a sequence. The errors are those of ONE step, on average: they do not grow with the length of a sequence.",
    implement: ({ losing, tf }) => losing({ over: (steps) => tf.mean(tf.sum(steps, 1)) }),
  },
  exchanged: {
    hint: "Your imageLoss and your rewardLoss stand in each other's place.",
    implement: ({ losing }) => losing({ given: ({ image, reward }) => [reward, image] }),
  },
});
