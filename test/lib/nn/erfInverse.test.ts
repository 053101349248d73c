import { erfInverse } from "lib/nn/erfInverse";
import * as tf from "lib/tensor/tf";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";

describeOnEachBackend("erfInverse", () => {
  it("is Python's statistics.NormalDist().inv_cdf((x + 1) / 2) / √2", () => {
    const x = tf.tensor([0, 0.1, -0.5, 0.9, 0.999]);
    expectClose(erfInverse(x), [0, 0.0888559905, -0.4769362762, 1.1630871537, 2.3267537655], 1e-5);
    expectClose(erfInverse(tf.tensor([-0.99999])), [-3.12341327], 1e-2); // 1 − x² has few digits left here
  });

  it("is undone by the error function", () => {
    const x = tf.linspace(-0.999, 0.999, 101);
    expectClose(tf.erf(erfInverse(x)), x.arraySync(), 1e-5);
  });

  it("has the gradient of central differences, and leaves no tensor behind", () => {
    checkGradients(({ x }) => tf.sum(erfInverse(x)), { x: tf.tensor([-0.7, 0.01, 0.4]) });
    const x = tf.tensor([0.5]);
    expectOwned(() => erfInverse(x));
  });
});
