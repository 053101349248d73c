import * as tf from "../../tensor/tf";

/** What the discount of imagined states is made from. */
export type DiscountInputs = {
  readonly gamma: number;
  /** H */
  readonly horizon: number;
  /** 1 where the start is not the end of its episode, [N, 1] */
  readonly first: tf.Tensor2D;
  /** A probability that the model's head predicts of the later states, [N, H]; none without such a head */
  readonly later?: tf.Tensor2D;
};

/** γ · P(the episode goes on after each state), [N, H + 1]: known of the start, 1 where no episode ends. */
export type DiscountAlong = (inputs: DiscountInputs) => tf.Tensor2D;

/** By a head that predicts whether the episode goes on, as in DreamerV1. */
export const discountOfContinuing: DiscountAlong = ({ gamma, horizon, first, later }) =>
  tf.tidy(() => {
    const others = later ?? tf.ones([first.shape[0], horizon]);
    return tf.mul(tf.concat([first, others], 1), gamma) as tf.Tensor2D;
  });

/** By a head that predicts γ itself, and 0 where the episode ends, as in DreamerV2. */
export const predictedDiscount: DiscountAlong = ({ gamma, horizon, first, later }) =>
  tf.tidy(() => {
    const others = later ?? tf.fill([first.shape[0], horizon], gamma);
    return tf.concat([tf.mul(first, gamma), others], 1) as tf.Tensor2D;
  });
