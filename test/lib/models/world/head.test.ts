import { Rng } from "lib/core/rng";
import { headParams, predict } from "lib/models/world/head";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../../nn/eachBackend";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

const head = (outputScale: number) => headParams(new Rng(1), { layers: 2, units: 3, outputScale }, 4, 1);

describeOnEachBackend("headParams", () => {
  it("has as many layers and units as the config says", () => {
    const { hidden, output } = head(1);
    expect(hidden.map(({ kernel }) => kernel.shape)).toEqual([[4, 3], [3, 3]]); // prettier-ignore
    expect([output.kernel.shape, output.bias.shape]).toEqual([[3, 1], [1]]);
  });

  it("scales the last layer alone: with 0 the first predictions are exactly 0", () => {
    const [whole, scaled] = [head(1), head(0.25)];
    expectClose(scaled.hidden[0].kernel, whole.hidden[0].kernel.arraySync(), 0);
    expectClose(tf.mul(scaled.output.kernel, 4), whole.output.kernel.arraySync());
    expectClose(predict(head(0), tf.ones([2, 4])), [0, 0], 0);
  });

  it("leaves no tensor behind", () => {
    expectOwned(() => head(0.5));
  });
});

describeOnEachBackend("predict", () => {
  it("is dense layers with ELU and one number at the end, by hand", () => {
    const params = {
      hidden: [{ kernel: tf.tensor2d([[1, -1]]), bias: tf.tensor1d([0, 0.5]) }],
      output: { kernel: tf.tensor2d([[2], [4]]), bias: tf.tensor1d([1]) },
    };
    const elu = (x: number) => (x > 0 ? x : Math.exp(x) - 1);
    const of = (x: number) => 2 * elu(x) + 4 * elu(0.5 - x) + 1;
    expectClose(predict(params, tf.tensor2d([[3], [-2]])), [of(3), of(-2)]);
  });

  it("gives [B, T] for features [B, T, F], refuses another F, and leaves no tensor behind", () => {
    const params = head(1);
    const feature = tf.ones([2, 3, 4]);
    expect(predict(params, feature).shape).toEqual([2, 3]);
    expect(() => predict(params, tf.ones([2, 5]))).toThrow("dense: x must have shape [2, 4], got [2, 5]");
    expectOwned(() => predict(params, feature));
  });
});
