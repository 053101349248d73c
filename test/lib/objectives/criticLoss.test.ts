import * as tf from "lib/tensor/tf";
import { criticLoss } from "lib/objectives/criticLoss";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const example = () => ({
  value: tf.tensor2d([[1, 6], [0, 2]]), // prettier-ignore
  returns: tf.tensor2d([[3, 5], [4, 2]]), // prettier-ignore
  weight: tf.tensor2d([[1, 0.5], [0, 1]]), // prettier-ignore
});

describeOnEachBackend("criticLoss", () => {
  it("is half the mean of the weighted squared errors, by hand", () => {
    expectClose(criticLoss(example()), (4 + 0.5 * 1 + 0 + 0) / 4 / 2);
    expectClose(criticLoss({ ...example(), weight: tf.ones([2, 2]) }), (4 + 1 + 16 + 0) / 4 / 2);
  });

  it("is 0 where the returns are as expected", () => {
    const { value, weight } = example();
    expectClose(criticLoss({ value, returns: value, weight }), 0, 0);
  });

  it("draws the value to the return with slope w (v − R) / count, and not the return to the value", () => {
    const { value, returns, weight } = example();
    const [byValue, byReturn] = tf.grads((v, r) => {
      const loss = criticLoss({ value: v as tf.Tensor2D, returns: r as tf.Tensor2D, weight });
      return tf.add(loss, tf.mul(tf.sum(r), 0));
    })([value, returns]);
    expectClose(byValue, [[-0.5, 0.125], [0, 0]]); // prettier-ignore
    expectClose(byReturn, [[0, 0], [0, 0]], 0); // prettier-ignore
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    const inputs = example();
    expect(() => criticLoss({ ...inputs, returns: tf.zeros([2, 3]) })).toThrow(
      "criticLoss: returns must have shape [2, 2], got [2, 3]",
    );
    expect(() => criticLoss({ ...inputs, weight: tf.zeros([1, 2]) })).toThrow(
      "criticLoss: weight must have shape [2, 2], got [1, 2]",
    );
    expectOwned(() => criticLoss(inputs));
  });
});
