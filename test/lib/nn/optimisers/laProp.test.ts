import * as tf from "lib/tensor/tf";
import { laPropState, laPropStep, type LaPropOptions } from "lib/nn/optimisers/laProp";
import { leavesOf } from "lib/tensor/records";
import { describeOnEachBackend } from "../eachBackend";
import { expectClose, type Nested } from "../expectClose";
import { expectOwned } from "../expectOwned";
import { golden } from "../golden";

const options: LaPropOptions = { learningRate: 0.01, momentum: 0.9, rmsDecay: 0.999, epsilon: 1e-20 };

describeOnEachBackend("laPropStep", () => {
  it("is the formula with its corrections one after the other", () => {
    const { tensor, numbers } = golden("la_prop");
    let params = { w: tensor("param") };
    let state = laPropState(params);
    (numbers.gradients as Nested[]).forEach((gradient, i) => {
      const gradients = { w: tf.tensor(gradient as number[][]) };
      ({ params, state } = laPropStep({ params, gradients, state, ...options }));
      expectClose(params.w, (numbers.steps as Nested[])[i], 1e-6);
    });
    expectClose(state.step, 5, 0);
  });

  it("moves every parameter by the learning rate at the first step, by hand", () => {
    const params = { small: tf.tensor([1, 1]), large: tf.tensor([[1]]) };
    const gradients = { small: tf.tensor([1e-6, -1e-6]), large: tf.tensor([[1e6]]) };
    const { params: moved } = laPropStep({ params, gradients, state: laPropState(params), ...options });
    expectClose(moved.small, [0.99, 1.01], 1e-6);
    expectClose(moved.large, [[0.99]], 1e-6);
  });

  it("leaves parameters alone whose gradient has always been 0", () => {
    const params = { w: tf.tensor([1, 2]) };
    const zero = { w: tf.tensor([0, 0]) };
    const stepped = laPropStep({ params, gradients: zero, state: laPropState(params), ...options });
    expectClose(stepped.params.w, [1, 2], 0);
  });

  it("takes the learning rate as a tensor too, for a warm-up", () => {
    const params = { w: tf.tensor([1, 2]) };
    const common = { params, gradients: { w: tf.tensor([3, -4]) }, state: laPropState(params), ...options };
    expectClose(laPropStep({ ...common, learningRate: tf.scalar(0.5) }).params.w, [0.5, 2.5], 1e-6);
  });

  it("refuses gradients of other shapes, and returns fresh tensors only", () => {
    const params = { a: tf.ones([2]), b: tf.ones([3]) };
    const state = laPropState(params);
    const wrong = { a: tf.ones([2]), b: tf.ones([2]) };
    expect(() => laPropStep({ params, gradients: wrong, state, ...options })).toThrow(
      "laPropStep: gradients.b must have shape [3], got [2]",
    );
    expectOwned(() => laPropState(params));
    expectOwned(() => laPropStep({ params, gradients: params, state, ...options }));
    expect(leavesOf([params, state]).every((leaf) => !leaf.isDisposed)).toBe(true);
  });
});
