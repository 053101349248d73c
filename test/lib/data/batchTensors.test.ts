import { batchTensors, centredPixels } from "lib/data/batchTensors";
import type { Layout } from "lib/data/columns";
import type { Batch } from "lib/data/replay";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

const layout: Layout = {
  observation: { dtype: "uint8", shape: [1, 2, 1] },
  action: { dtype: "float32", shape: [2] },
};

/** Two sequences of two steps. */
const batch: Batch = {
  batchSize: 2,
  batchLength: 2,
  observation: Uint8Array.from([0, 255, 51, 102, 153, 204, 0, 255]),
  action: Float32Array.from([0, 0, 1, 0, 0, 1, -1, 0.5]),
  reward: Float32Array.from([0, 1, -2, 3]),
  isFirst: Uint8Array.from([1, 0, 1, 0]),
  isLast: Uint8Array.from([0, 1, 0, 1]),
  isTerminal: Uint8Array.from([0, 1, 0, 0]),
};

beforeAll(() => tf.ready());

describe("centredPixels", () => {
  it("maps 0, 51 and 255 to −½, −0.3 and ½", () => {
    expect(Array.from(centredPixels([0, 255]))).toEqual([-0.5, 0.5]);
    expect(centredPixels(Uint8Array.of(51))[0]).toBeCloseTo(-0.3, 6);
  });
});

describe("batchTensors", () => {
  it("makes of row b · T + t the entry [b, t], without shifting anything", () => {
    const { image, action, reward } = batchTensors(layout, batch);
    expectClose(image, [[[[[-0.5], [0.5]]], [[[-0.3], [-0.1]]]], [[[[0.1], [0.3]]], [[[-0.5], [0.5]]]]], 1e-6); // prettier-ignore
    expectClose(action, [[[0, 0], [1, 0]], [[0, 1], [-1, 0.5]]], 0); // prettier-ignore
    expectClose(reward, [[0, 1], [-2, 3]], 0); // prettier-ignore
  });

  it("takes the flags as 0 and 1, and tells an end from being cut off", () => {
    const { isFirst, isTerminal } = batchTensors(layout, batch);
    expectClose(isFirst, [[1, 0], [1, 0]], 0); // prettier-ignore
    expectClose(isTerminal, [[0, 1], [0, 0]], 0); // prettier-ignore
  });

  it("refuses observations that are no images, and leaves no tensor behind", () => {
    const flat: Layout = { ...layout, observation: { dtype: "float32", shape: [2] } };
    expect(() => batchTensors(flat, batch)).toThrow(
      "batchTensors: observations must be images [h, w, C], got shape [2]",
    );
    expectOwned(() => batchTensors(layout, batch));
  });

  it("copies: what is written to the batch afterwards changes no tensor", () => {
    const action = Float32Array.from(batch.action);
    const tensors = batchTensors(layout, { ...batch, action });
    const before = tensors.action.arraySync();
    action.fill(7);
    expect(tensors.action.arraySync()).toEqual(before);
  });
});
