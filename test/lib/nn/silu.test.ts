import * as tf from "lib/tensor/tf";
import { silu } from "lib/nn/silu";
import { checkGradients } from "./checkGradients";
import { describeOnEachBackend } from "./eachBackend";
import { expectClose } from "./expectClose";
import { expectOwned } from "./expectOwned";
import { golden } from "./golden";

describeOnEachBackend("silu", () => {
  it("is PyTorch's, 0 at 0 and x far to the right", () => {
    const { tensor, numbers } = golden("silu");
    expectClose(silu(tensor("x")), numbers.y);
    expectClose(silu(tf.tensor([0, 50])), [0, 50], 0);
  });

  it("has the gradients of central differences and leaves no tensor behind", () => {
    const x = tf.tensor([-2, 0, 0.7]);
    checkGradients((tree) => tf.sum(silu(tree.x)), { x });
    expectOwned(() => silu(x));
  });
});
