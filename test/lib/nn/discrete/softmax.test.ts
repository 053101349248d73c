import { softmax } from "lib/nn/discrete/softmax";

describe("softmax", () => {
  it("is ¼ and ¾ for logits 0 and ln 3, whatever is added to both", () => {
    for (const shift of [0, 1e3, -1e3]) {
      const [p, q] = softmax([shift, shift + Math.log(3)]);
      expect([p, q]).toEqual([expect.closeTo(0.25, 10), expect.closeTo(0.75, 10)]);
    }
  });
});
