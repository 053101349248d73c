import * as tf from "lib/tensor/tf";
import { adamState, adamStep, type AdamOptions } from "lib/nn/optimisers/adam";
import { leavesOf } from "lib/tensor/records";
import { describeOnEachBackend } from "../eachBackend";
import { expectClose, type Nested } from "../expectClose";
import { expectOwned } from "../expectOwned";
import { golden } from "../golden";

const options: AdamOptions = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-3, form: "keras" };

/** Runs the five steps of a golden case and expects the parameter after each. */
function expectSteps(name: string, steps: string, changed: Partial<AdamOptions>): void {
  const { tensor, numbers } = golden(name);
  let params = { w: tensor("param") };
  let state = adamState(params);
  (numbers.gradients as Nested[]).forEach((gradient, i) => {
    const gradients = { w: tf.tensor(gradient as number[][]) };
    ({ params, state } = adamStep({ params, gradients, state, ...options, ...changed }));
    expectClose(params.w, (numbers[steps] as Nested[])[i], 1e-6);
  });
  expectClose(state.step, 5, 0);
}

describeOnEachBackend("adamStep", () => {
  it("is PyTorch's Adam", () => expectSteps("adam_pytorch", "steps", { form: "pytorch" }));

  it("is Keras's Adam, whose epsilon counts differently", () => {
    expectSteps("adam_keras", "steps", { form: "keras" });
    expect(() => expectSteps("adam_keras", "steps", { form: "pytorch" })).toThrow();
  });

  it("is AdamW where the decay is learning rate times weight decay", () =>
    expectSteps("adam_pytorch", "decayedSteps", { form: "pytorch", weightDecay: 0.01 * 0.5 }));

  it("moves every parameter by about the learning rate at the first step, whatever the gradient's size", () => {
    const params = { small: tf.tensor([1, 1]), large: tf.tensor([[1]]) };
    const gradients = { small: tf.tensor([1e-3, -1e-3]), large: tf.tensor([[1e4]]) };
    const { params: moved } = adamStep({
      params,
      gradients,
      state: adamState(params),
      ...options,
      epsilon: 1e-8,
      form: "pytorch",
    });
    expectClose(moved.small, [0.99, 1.01], 1e-6);
    expectClose(moved.large, [[0.99]], 1e-6);
  });

  it("takes the learning rate as a tensor too", () => {
    const params = { w: tf.tensor([1, 2]) };
    const common = { params, gradients: { w: tf.tensor([3, -4]) }, state: adamState(params), ...options };
    const expected = adamStep(common).params.w.arraySync() as number[];
    expectClose(adamStep({ ...common, learningRate: tf.scalar(0.01) }).params.w, expected, 1e-7);
  });

  it("leaves parameters alone whose gradient has always been 0", () => {
    const params = { w: tf.tensor([1, 2]) };
    const zero = { w: tf.tensor([0, 0]) };
    const stepped = adamStep({ params, gradients: zero, state: adamState(params), ...options });
    expectClose(stepped.params.w, [1, 2], 0);
  });

  it("refuses gradients of other names or shapes", () => {
    const params = { a: tf.zeros([2]), b: [tf.zeros([3])] };
    const state = adamState(params);
    const wrongShape = { a: tf.zeros([2]), b: [tf.zeros([2])] };
    expect(() => adamStep({ params, gradients: wrongShape, state, ...options })).toThrow(
      "adamStep: gradients.b[0] must have shape [3], got [2]",
    );
    const missing = { a: tf.zeros([2]), b: [] };
    expect(() => adamStep({ params, gradients: missing, state, ...options })).toThrow(
      "adamStep: gradients must have as entry 1 b[0], got nothing",
    );
  });

  it("returns fresh tensors, keeps the old ones and leaves no other behind", () => {
    const params = { a: tf.ones([2]), b: [tf.ones([3])] };
    const state = adamState(params);
    expectOwned(() => adamState(params));
    expectOwned(() =>
      adamStep({ params, gradients: params, state, ...options, form: "pytorch", weightDecay: 1e-6 }),
    );
    expect(leavesOf([params, state]).every((leaf) => !leaf.isDisposed)).toBe(true);
  });
});
