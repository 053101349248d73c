import * as tf from "lib/tensor/tf";
import { type ActorLossInputs, pathwiseActorLoss, reinforceActorLoss } from "lib/objectives/actorLoss";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const row = (...numbers: number[]) => tf.tensor2d([numbers]);

const example = (): ActorLossInputs => ({
  returns: row(3, 5),
  value: row(1, 6),
  logProb: row(-0.5, -2),
  entropy: row(0.7, 0.2),
  weight: row(1, 0.5),
});

type Columns = { [name in keyof ActorLossInputs]: tf.Tensor2D };

/** The slopes of a loss by each of its inputs; those on which it does not depend are 0. */
function slopesOf(loss: (inputs: Columns) => tf.Scalar): Columns {
  const inputs = example();
  const names = Object.keys(inputs) as (keyof Columns)[];
  const slopes = tf.grads((...xs) => {
    const given = Object.fromEntries(names.map((name, i) => [name, xs[i]])) as Columns;
    const nothing = tf.mul(tf.addN(xs.map((x) => tf.sum(x))), 0); // so that the loss is a function of all
    return tf.add(loss(given), nothing) as tf.Scalar;
  })(names.map((name) => inputs[name]));
  return Object.fromEntries(names.map((name, i) => [name, slopes[i]])) as Columns;
}

describeOnEachBackend("pathwiseActorLoss", () => {
  it("is −mean(w R), by hand", () => {
    expectClose(pathwiseActorLoss(example(), 0), -(3 + 0.5 * 5) / 2);
  });

  it("is −mean(w (R + η H)), by hand", () => {
    expectClose(pathwiseActorLoss(example(), 10), -(3 + 7 + 0.5 * (5 + 2)) / 2);
  });

  it("has its gradient through returns and entropy, not through value and log π", () => {
    const slopes = slopesOf((inputs) => pathwiseActorLoss(inputs, 10));
    expectClose(slopes.returns, [[-0.5, -0.25]]);
    expectClose(slopes.entropy, [[-5, -2.5]]);
    expectClose(slopes.value, [[0, 0]], 0);
    expectClose(slopes.logProb, [[0, 0]], 0);
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    const inputs = example();
    expect(() => pathwiseActorLoss({ ...inputs, weight: row(1) }, 0)).toThrow(
      "pathwiseActorLoss: weight must have shape [1, 2], got [1, 1]",
    );
    expectOwned(() => pathwiseActorLoss(inputs, 0));
    expectOwned(() => pathwiseActorLoss(inputs, 1));
  });
});

describeOnEachBackend("reinforceActorLoss", () => {
  it("is −mean(w log π (R − v)), by hand", () => {
    expectClose(reinforceActorLoss(example(), 0), -(-0.5 * 2 + 0.5 * -2 * -1) / 2);
  });

  it("is −mean(w (log π (R − v) + η H)), by hand", () => {
    expectClose(reinforceActorLoss(example(), 10), -(-1 + 7 + 0.5 * (2 + 2)) / 2);
  });

  it("has its gradient through log π and entropy; returns and value are constants", () => {
    const slopes = slopesOf((inputs) => reinforceActorLoss(inputs, 10));
    expectClose(slopes.logProb, [[-1, 0.25]]);
    expectClose(slopes.entropy, [[-5, -2.5]]);
    expectClose(slopes.returns, [[0, 0]], 0);
    expectClose(slopes.value, [[0, 0]], 0);
  });

  it("has no gradient by log π where the returns are as expected", () => {
    const expected = { ...example(), value: row(3, 5) };
    const slope = tf.grad((logProb) => reinforceActorLoss({ ...expected, logProb: logProb as tf.Tensor2D }, 1)); // prettier-ignore
    expectClose(slope(expected.logProb), [[0, 0]], 0);
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    const inputs = example();
    expect(() => reinforceActorLoss({ ...inputs, logProb: row(1, 2, 3) }, 0)).toThrow(
      "reinforceActorLoss: logProb must have shape [1, 2], got [1, 3]",
    );
    expectOwned(() => reinforceActorLoss(inputs, 1));
  });
});
