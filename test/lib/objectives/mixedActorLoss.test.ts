import { pathwiseActorLoss, reinforceActorLoss } from "lib/objectives/actorLoss";
import { mixedActorLoss } from "lib/objectives/mixedActorLoss";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const row = (...numbers: number[]) => tf.tensor2d([numbers]);
const example = () => ({
  returns: row(3, 5),
  value: row(1, 6),
  logProb: row(-0.5, -2),
  entropy: row(0.7, 0.2),
  weight: row(1, 0.5),
});

describeOnEachBackend("mixedActorLoss", () => {
  it("is −mean(w (ρ log π (R − v) + (1 − ρ) R + η H)), by hand", () => {
    const first = 0.25 * -0.5 * 2 + 0.75 * 3 + 10 * 0.7;
    const second = 0.25 * -2 * -1 + 0.75 * 5 + 10 * 0.2;
    expectClose(mixedActorLoss(example(), 10, 0.25), -(first + 0.5 * second) / 2);
  });

  it("is REINFORCE for ρ = 1, and the gradient through the model for ρ = 0", () => {
    expectClose(mixedActorLoss(example(), 2, 1), reinforceActorLoss(example(), 2).dataSync()[0], 0);
    expectClose(mixedActorLoss(example(), 2, 0), pathwiseActorLoss(example(), 2).dataSync()[0], 0);
  });

  it("gives returns a share of the gradient, and log π the rest", () => {
    const slope = (name: "returns" | "logProb") =>
      tf.grad((x) => mixedActorLoss({ ...example(), [name]: x as tf.Tensor2D }, 0, 0.25))(example()[name]);
    expectClose(slope("returns"), [[-0.75 / 2, (-0.75 * 0.5) / 2]]);
    expectClose(slope("logProb"), [[(-0.25 * 2) / 2, (0.25 * 0.5) / 2]]);
  });

  it("refuses a ρ that is no share, and shapes that differ; leaves no tensor behind", () => {
    const inputs = example();
    for (const share of [-0.1, 1.1, NaN])
      expect(() => mixedActorLoss(inputs, 0, share)).toThrow(
        `reinforceShare must be between 0 and 1, got ${share}`,
      );
    expect(() => mixedActorLoss({ ...inputs, weight: row(1) }, 0, 0.5)).toThrow(
      "weight must have shape [1, 2]",
    );
    expectOwned(() => mixedActorLoss(inputs, 1, 0.5));
  });
});
