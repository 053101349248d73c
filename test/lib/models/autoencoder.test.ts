import { Rng } from "lib/core/rng";
import {
  Autoencoder,
  autodecode,
  autoencode,
  autoencoderLayers,
  autoencoderLossGrad,
} from "lib/models/autoencoder";
import { valueAndGradients, leavesOf, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

/** Pictures with two numbers behind them. */
function pictures(count: number, seed: number): number[][] {
  const rng = new Rng(seed);
  return Array.from({ length: count }, () => {
    const [x, y] = [rng.uniform(), rng.uniform()];
    return Array.from({ length: 9 }, (_, i) => Math.sin(3 * x + i) * Math.cos(2 * y - i) * 0.5 + 0.5);
  });
}

describeOnEachBackend("autoencoderLossGrad", () => {
  it("has the loss and the gradients of automatic differentiation", () => {
    const layers = autoencoderLayers(new Rng(1), 5, 4, 2);
    const x = tf.randomUniform([3, 5], 0, 1, "float32", 7) as tf.Tensor2D;
    const { loss, gradients } = autoencoderLossGrad(layers, x);
    const lossOf = (tree: TensorTree) => {
      const given = tree as typeof layers;
      return tf.losses.meanSquaredError(x, autodecode(given, autoencode(given, x))) as tf.Scalar;
    };
    const automatic = valueAndGradients(lossOf, layers as TensorTree);
    expectClose(loss, automatic.value.arraySync(), 1e-6);
    leavesOf(gradients).forEach((g, i) =>
      expectClose(g, leavesOf(automatic.gradients)[i].arraySync() as number[], 1e-5),
    );
  });

  it("leaves nothing in memory but what it returns", () => {
    const layers = autoencoderLayers(new Rng(1), 5, 4, 2);
    const x = tf.ones([3, 5]) as tf.Tensor2D;
    expectOwned(() => autoencoderLossGrad(layers, x));
  });
});

describe("Autoencoder", () => {
  beforeAll(() => tf.ready());

  it("learns pictures of two numbers with a code of two, and frees all that it made", async () => {
    const before = tf.memory().numTensors;
    const autoencoder = new Autoencoder({ pixels: 9, codeSize: 2, hidden: 16, seed: 1 });
    const [train, test] = [pictures(300, 1), pictures(100, 2)];
    const untrained = autoencoder.error(test);
    const result = await autoencoder.train(train, { steps: 300 });
    expect(result).toMatchObject({ steps: 300, stopped: false });
    expect(autoencoder.error(test)).toBeLessThan(untrained / 20);
    const codes = autoencoder.encode(test);
    expect([codes.length, codes[0].length]).toEqual([100, 2]);
    const decoded = autoencoder.decode(codes);
    const error = test.reduce((sum, x, n) => sum + x.reduce((s, v, i) => s + (v - decoded[n][i]) ** 2, 0), 0);
    expect(error / 900).toBeCloseTo(autoencoder.error(test), 5);
    autoencoder.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("is a function of its seed", async () => {
    const errors = [];
    for (let i = 0; i < 2; i++) {
      const autoencoder = new Autoencoder({ pixels: 9, codeSize: 2, hidden: 8, seed: 5 });
      await autoencoder.train(pictures(100, 1), { steps: 20 });
      errors.push(autoencoder.error(pictures(50, 2)));
      autoencoder.dispose();
    }
    expect(errors[0]).toBe(errors[1]);
  });
});
