import { slowCopy } from "lib/nn/optimisers/slowCopy";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../eachBackend";
import { expectClose } from "../expectClose";
import { expectOwned } from "../expectOwned";

const weights = (...numbers: number[]) => ({ layer: { kernel: tf.tensor1d(numbers) } });

describeOnEachBackend("slowCopy", () => {
  it("copies after the updates 1, 4, 7, …, to the last digit, and else keeps what was there", () => {
    const [slow, source] = [weights(0.1, 1e30), weights(-0.3, 1e-30)];
    const isCopied = (update: number) => {
      const { kernel } = slowCopy(slow, source, tf.scalar(update), 3).layer;
      const copied = update % 3 === 1;
      expectClose(kernel, (copied ? source : slow).layer.kernel.arraySync(), 0);
      return copied;
    };
    expect([1, 2, 3, 4, 5, 6, 7].map(isCopied)).toEqual([true, false, false, true, false, false, true]);
  });

  it("refuses other shapes and intervals, and leaves no tensor behind", () => {
    const [slow, update] = [weights(1, 2), tf.scalar(1)];
    expect(() => slowCopy(slow, weights(1), update, 3)).toThrow("slowCopy: source");
    for (const every of [0, 1.5, NaN])
      expect(() => slowCopy(slow, slow, update, every)).toThrow(
        `every must be a positive integer, got ${every}`,
      );
    const source = weights(3, 4);
    expectOwned(() => slowCopy(slow, source, update, 3));
  });
});
