import * as tf from "lib/tensor/tf";
import { balanceGradients } from "lib/objectives/balanceGradients";
import { balanceStep } from "lib/objectives/balanceStep";
import { klBalance } from "lib/objectives/klBalance";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";

const beliefs = { posterior: [2, -1, 0.5], prior: [0, 0.3, -0.4] };

describeOnEachBackend("balanceStep", () => {
  it("goes down the gradients of klBalance", () => {
    const { posterior, prior } = balanceStep(beliefs, 0.8, 0.5);
    const [q, p] = [beliefs.posterior, beliefs.prior].map((x) => tf.tensor3d([[x]]));
    const slopes = balanceGradients(klBalance, q, p, 0.8);
    expectClose(tf.sub(q, tf.mul(slopes.posterior, 0.5)), [[posterior]]);
    expectClose(tf.sub(p, tf.mul(slopes.prior, 0.5)), [[prior]]);
  });

  it("leaves the posterior alone at 1, the prior at 0, and both where they agree", () => {
    expect(balanceStep(beliefs, 1, 0.5).posterior).toEqual(beliefs.posterior);
    expect(balanceStep(beliefs, 0, 0.5).prior).toEqual(beliefs.prior);
    const agreed = { posterior: [1, 2], prior: [1, 2] };
    expect(balanceStep(agreed, 0.8, 0.5)).toEqual(agreed);
  });

  it("moves the prior of an even coin by rate · α / 2 towards one that fell on its head", () => {
    const { prior } = balanceStep({ posterior: [50, 0], prior: [0, 0] }, 0.8, 0.5);
    expect(prior).toEqual([expect.closeTo(0.2, 10), expect.closeTo(-0.2, 10)]);
  });

  it("refuses beliefs of different length", () => {
    expect(() => balanceStep({ posterior: [0, 0], prior: [0] }, 0.8, 0.5)).toThrow(
      "prior must have the posterior's 2 classes, got 1",
    );
  });
});
