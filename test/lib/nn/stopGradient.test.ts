import * as tf from "lib/tensor/tf";
import { stopGradient, withoutGradient } from "lib/nn/stopGradient";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";

describeOnEachBackend("stopGradient", () => {
  it("keeps the value and stops the gradient: d/dx x · sg(x) = x", () => {
    const { value, grad } = tf.valueAndGrad((x) => tf.sum(tf.mul(x, stopGradient(x))))(tf.tensor([2, -3]));
    expectClose(value, 13);
    expectClose(grad, [2, -3], 0);
  });

  it("takes what it was made from out of the gradient's graph", () => {
    // sg(f(x)) counts as a constant: f, which has no gradient at all, is never asked for one.
    const slope = tf.grad((x) => tf.sum(tf.mul(x, stopGradient(tf.cast(tf.argMax(x), "float32")))));
    expectClose(slope(tf.tensor([1, 5, 2])), [1, 1, 1], 0);
    const within = tf.grad((x) =>
      tf.sum(
        tf.mul(
          x,
          withoutGradient(() => tf.square(tf.square(x))),
        ),
      ),
    );
    expectClose(within(tf.tensor([2])), [16]);
  });

  it("leaves no tensor behind, with and without a gradient", () => {
    const x = tf.tensor([1, 2]);
    expectOwned(() => stopGradient(x));
    expectOwned(() => withoutGradient(() => tf.square(tf.add(x, 1))));
    expectOwned(() => tf.grad((y) => tf.sum(tf.mul(y, stopGradient(tf.square(y)))))(x));
  });
});
