import { observeLoop, type ObservedSequences } from "lib/models/world/observeLoop";
import { type RssmSteps } from "lib/models/world/rssmSteps";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../../nn/eachBackend";
import { expectClose } from "../../nn/expectClose";

/** A model of one number each: h' = h + 10 z + a, posterior N(h + o, 2²), prior N(−h, 1). */
const byHand: RssmSteps = {
  nextDeter: ({ deter, stoch }, action) => tf.add(tf.add(deter, tf.mul(stoch, 10)), action),
  prior: (deter) => ({ mean: tf.neg(deter), std: tf.onesLike(deter) }),
  posterior: (deter, embed) => ({ mean: tf.add(deter, embed), std: tf.fill(deter.shape, 2) }),
};

const sequence = (numbers: number[]) => tf.tensor3d(numbers, [1, numbers.length, 1]);
const lived = (isFirst: number[]): ObservedSequences => ({
  embed: sequence([1, 2, 3]),
  action: sequence([100, 200, 300]),
  isFirst: tf.tensor2d([isFirst]),
});
const start = () => ({ deter: tf.tensor2d([[1]]), stoch: tf.tensor2d([[5]]) });

describeOnEachBackend("observeLoop", () => {
  it("goes on from the start, by hand", () => {
    const seen = observeLoop(byHand, start(), lived([0, 0, 0]), sequence([0, 0.5, 0]));
    expectClose(seen.deter, [[[151], [1871], [20911]]]); // 1 + 50 + 100; 151 + 1520 + 200; 1871 + 18740 + 300
    expectClose(seen.stoch, [[[152], [1874], [20914]]]); // h + o + 2 · noise
  });

  it("begins anew at a beginning, by hand: neither state, nor draw, nor action counts", () => {
    const seen = observeLoop(byHand, start(), lived([1, 0, 1]), sequence([0, 0.5, 0]));
    expectClose(seen.deter, [[[0], [210], [0]]]); // 0; 0 + 10 · 1 + 200; 0
    expectClose(seen.stoch, [[[1], [213], [3]]]); // 0 + 1; 210 + 2 + 2 · ½; 0 + 3
    expectClose(seen.posterior.mean, [[[1], [212], [3]]] as never);
    expectClose(seen.prior.mean, [[[-0], [-210], [-0]]] as never);
  });
});
