import { columns, startsOf } from "lib/agents/dreamer/starts";
import { Rng } from "lib/core/rng";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { normals, smallBatch, smallConfig } from "./small";

beforeAll(() => tf.ready());

describe("columns", () => {
  it("takes columns of matrices, and of features", () => {
    expectClose(columns(tf.tensor2d([[1, 2, 3], [4, 5, 6]]), 1, 2), [[2, 3], [5, 6]], 0); // prettier-ignore
    expectClose(columns(tf.tensor3d([[[1, 2], [3, 4]]]), 1, 1), [[[3, 4]]], 0); // prettier-ignore
  });
});

describe("startsOf", () => {
  it("takes the last times of each sequence, and whether they are ends", () => {
    const [rng, batch] = [new Rng(1), smallBatch(smallConfig())];
    const isTerminal = tf.tensor2d([[0, 1, 0, 1], [0, 0, 0, 0]]); // prettier-ignore
    const [deter, stoch] = [normals(rng, 2, 4, 5), normals(rng, 2, 4, 3)] as tf.Tensor3D[];
    const starts = startsOf({ latents: { deter, stoch } }, { ...batch, isTerminal }, 2);
    expectClose(starts.deter, tf.reshape(columns(deter, 2, 2), [4, 5]).arraySync() as number[][], 0);
    expectClose(starts.stoch, tf.reshape(columns(stoch, 2, 2), [4, 3]).arraySync() as number[][], 0);
    expectClose(starts.continues, [1, 0, 1, 1], 0);
  });
});
