import { gradientsWith } from "lib/tensor/gradientsWith";
import { leavesOf, valueAndGradients } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const tree = () => ({ w: tf.tensor1d([2, -1]), b: tf.scalar(3) });

/** (w · w) b, and on the way w · w and a record of twice w. */
function compute({ w, b }: ReturnType<typeof tree>) {
  const square = tf.sum(tf.square(w)) as tf.Scalar;
  return { loss: tf.mul(square, b) as tf.Scalar, square, more: [{ twice: tf.mul(w, 2) }] };
}

describeOnEachBackend("gradientsWith", () => {
  it("gives the loss, its gradients and what was computed on the way, by hand", () => {
    const { rest, gradients } = gradientsWith(compute, tree());
    expectClose(rest.loss, 15);
    expectClose(gradients.w, [12, -6]);
    expectClose(gradients.b, 5);
    expectClose(rest.square, 5);
    expectClose(rest.more[0].twice, [4, -2]);
  });

  it("gives the gradients of valueAndGradients", () => {
    const expected = valueAndGradients((t: ReturnType<typeof tree>) => compute(t).loss, tree()).gradients;
    const { gradients } = gradientsWith(compute, tree());
    leavesOf(gradients).forEach((leaf, i) =>
      expectClose(leaf, leavesOf(expected)[i].arraySync() as number, 0),
    );
  });

  it("leaves behind what it returns and nothing else", () => {
    const given = tree();
    expectOwned(() => gradientsWith(compute, given));
  });

  it("refuses a rest that is not of tensors", () => {
    const wrong = (t: ReturnType<typeof tree>) => ({
      loss: compute(t).loss,
      steps: 3 as unknown as tf.Tensor,
    });
    expect(() => gradientsWith(wrong, tree())).toThrow("steps must be a tensor");
  });
});
