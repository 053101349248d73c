import { Rng } from "lib/core/rng";
import { apply, RowStore, rowsToTensor, tensorToRows } from "lib/models/rows";
import * as tf from "lib/tensor/tf";

describe("rows", () => {
  beforeAll(() => tf.ready());

  it("become a tensor and rows again, and nothing stays behind", () => {
    const before = tf.memory().numTensors;
    expect(tensorToRows(rowsToTensor([[1, 2], [3, 4]]))).toEqual([[1, 2], [3, 4]]); // prettier-ignore
    expect(apply((x) => tf.mul(x, 2), [[1], [2]])).toEqual([[2], [4]]);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("are drawn from a store as they stand in it", () => {
    const store = new RowStore([[1, 2], [3, 4], [5, 6]]); // prettier-ignore
    expect(tensorToRows(store.rows([2, 0]))).toEqual([[5, 6], [1, 2]]); // prettier-ignore
    tensorToRows(store.draw(new Rng(1), 50)).forEach(([a, b]) => expect(b).toBe(a + 1));
  });

  it.each([[[]], [[[]]], [[[1], [1, 2]]]])(
    "are refused where they are none, empty or of different lengths: %j",
    (X) => {
      expect(() => new RowStore(X as number[][])).toThrow("RowStore: X must hold rows of one length");
    },
  );
});
