import * as tf from "lib/tensor/tf";
import { agc } from "lib/nn/optimisers/agc";
import { describeOnEachBackend } from "../eachBackend";
import { expectClose } from "../expectClose";
import { expectOwned } from "../expectOwned";

describeOnEachBackend("agc", () => {
  it("shortens each gradient to 0.3 of the length of its tensor, by hand", () => {
    const params = { a: tf.tensor([3, 4]), b: tf.tensor([[0, 10]]) };
    const gradients = { a: tf.tensor([0, -6]), b: tf.tensor([[2, 1]]) };
    const clipped = agc(gradients, params);
    expectClose(clipped.a, [0, -1.5]); // 0.3 · 5 = 1.5
    expectClose(clipped.b, [[2, 1]], 0); // √5 < 0.3 · 10
  });

  it("lets a tensor of zeros move by 0.3 · 1e-3", () => {
    expectClose(agc({ a: tf.tensor([30, 40]) }, { a: tf.zeros([2]) }).a, [1.8e-4, 2.4e-4], 1e-9);
    expectClose(agc({ a: tf.tensor([30, 40]) }, { a: tf.zeros([2]) }, 0.5, 0.2).a, [0.06, 0.08], 1e-7);
  });

  it("keeps a gradient of 0", () =>
    expectClose(agc({ a: tf.zeros([2]) }, { a: tf.zeros([2]) }).a, [0, 0], 0));

  it("refuses other shapes and numbers that are not positive, and leaves no tensor behind", () => {
    const [params, gradients] = [{ a: tf.ones([3]) }, { a: tf.ones([2]) }];
    expect(() => agc(gradients, params)).toThrow("agc: gradients.a must have shape [3], got [2]");
    expect(() => agc(params, params, 0)).toThrow("agc: share must be positive, got 0");
    expect(() => agc(params, params, 0.3, NaN)).toThrow("agc: minNorm must be positive, got NaN");
    expectOwned(() => agc(params, params));
  });
});
