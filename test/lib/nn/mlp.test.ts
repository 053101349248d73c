import * as tf from "lib/tensor/tf";
import { Rng } from "lib/core/rng";
import { pathsOf } from "lib/tensor/records";
import { dense } from "lib/nn/dense";
import { glorotUniform, zeros } from "lib/nn/init";
import { mlp, mlpParams, type MlpParams } from "lib/nn/mlp";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

describeOnEachBackend("mlp", () => {
  it("is PyTorch's linear, ELU, linear", () => {
    const { tensor, numbers } = golden("mlp");
    const params: MlpParams = {
      hidden: [{ kernel: tensor("k1"), bias: tensor("b1") }],
      output: { kernel: tensor("k2"), bias: tensor("b2") },
    };
    expectClose(mlp(params, tensor("x"), tf.elu), numbers.y);
  });

  it("is one dense layer without hidden layers", () => {
    const params = mlpParams(new Rng(1), 3, [], 2);
    const x = tf.tensor2d([[1, 2, 3]]);
    expectClose(mlp(params, x, tf.relu), dense(params.output, x).arraySync());
  });

  it("has layers of the sizes asked for, each with draws of its own", () => {
    const params = mlpParams(new Rng(1), 3, [4, 4, 4], 2);
    expect(pathsOf(params)).toContain("hidden[2].kernel");
    expect(params.hidden.map(({ kernel }) => kernel.shape)).toEqual([[3, 4], [4, 4], [4, 4]]); // prettier-ignore
    expect(params.output.kernel.shape).toEqual([4, 2]);
    expect(params.hidden[1].kernel.arraySync()).not.toEqual(params.hidden[2].kernel.arraySync());
  });

  it("predicts exactly 0 at the start when its output layer starts at 0", () => {
    const params = mlpParams(new Rng(1), 3, [5], 2, { hidden: glorotUniform, output: zeros });
    expectClose(mlp(params, tf.ones([2, 3]), tf.elu), [[0, 0], [0, 0]], 0); // prettier-ignore
  });

  it("has the gradients of central differences", () => {
    const tree = {
      params: mlpParams(new Rng(2), 3, [4, 3], 2),
      x: tf.randomUniform([2, 3], -1, 1, "float32", 5),
    };
    checkGradients(({ params, x }) => tf.sum(tf.square(mlp(params, x, tf.tanh))), tree);
    checkGradients(({ params, x }) => tf.sum(tf.square(mlp(params, x, tf.elu))), tree);
  });

  it("refuses an x of another width and leaves no tensor behind", () => {
    const [params, x] = [mlpParams(new Rng(1), 3, [4], 2), tf.zeros([2, 3])];
    expect(() => mlp(params, tf.zeros([2, 4]), tf.elu)).toThrow(
      "dense: x must have shape [2, 3], got [2, 4]",
    );
    expectOwned(() => mlp(params, x, tf.elu));
  });
});
