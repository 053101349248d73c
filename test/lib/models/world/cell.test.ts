import { Rng } from "lib/core/rng";
import { cellParams, cellStep } from "lib/models/world/cell";
import { gru, gruParams } from "lib/nn/gru";
import { layerNormGru, layerNormGruParams } from "lib/nn/layerNormGru";
import { disposeTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";

beforeAll(() => tf.ready());

describe("cellStep", () => {
  it("is the cell that the model is set to, from the same draws", () => {
    const [x, h] = [tf.tensor2d([[1, -2]]), tf.tensor2d([[0.5, -0.5, 0.25]])];
    const [plain, normed] = [gruParams(new Rng(1), 2, 3), layerNormGruParams(new Rng(1), 2, 3)];
    expectClose(cellStep(cellParams(new Rng(1), "gru", 2, 3), x, h), gru(plain, x, h).arraySync(), 0);
    const byName = cellParams(new Rng(1), "layerNormGru", 2, 3);
    expectClose(cellStep(byName, x, h), layerNormGru(normed, x, h).arraySync(), 0);
    disposeTree(plain, normed, byName);
  });
});
