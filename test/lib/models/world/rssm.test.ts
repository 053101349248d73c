import { Rng } from "lib/core/rng";
import {
  featureOf,
  featureSize,
  imgStep,
  initialLatent,
  nextDeter,
  obsStep,
  posterior,
  prior,
  rssmParams,
} from "lib/models/world/rssm";
import * as tf from "lib/tensor/tf";
import { checkGradients } from "../../nn/checkGradients";
import { describeOnEachBackend } from "../../nn/eachBackend";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

const config = {
  deterSize: 4,
  stochSize: 2,
  hiddenSize: 5,
  cell: "gru",
  latent: { kind: "gaussian", minStd: 0.1 },
} as const;
const made = () => rssmParams(new Rng(1), config, { actionSize: 3, embedSize: 6 });
const random = (seed: number, ...shape: [number, number]) =>
  tf.randomUniform<tf.Rank.R2>(shape, -1, 1, "float32", seed);

/** What a step takes, for two states. */
const example = () => ({
  params: made(),
  latent: { deter: random(1, 2, 4), stoch: random(2, 2, 2) },
  action: random(3, 2, 3),
  embed: random(4, 2, 6),
  noise: random(5, 2, 2),
});

describeOnEachBackend("initialLatent and featureOf", () => {
  it("begin with zeros", () => {
    const { deter, stoch } = initialLatent(config, 3);
    expectClose(deter, tf.zeros([3, 4]).arraySync() as number[][], 0);
    expectClose(stoch, tf.zeros([3, 2]).arraySync() as number[][], 0);
  });

  it("put stoch before deter", () => {
    expectClose(featureOf({ deter: tf.tensor2d([[3, 4]]), stoch: tf.tensor2d([[1, 2]]) }), [[1, 2, 3, 4]], 0);
    expect(featureSize(config)).toBe(6);
  });
});

describeOnEachBackend("nextDeter", () => {
  it("stays at 0 where all biases are 0 and nothing has happened", () => {
    const deter = nextDeter(made(), initialLatent(config, 1), tf.zeros([1, 3]));
    expectClose(deter, [[0, 0, 0, 0]], 0);
  });

  it("depends on the action, and on all of the state", () => {
    const { params, latent, action } = example();
    const now = nextDeter(params, latent, action).arraySync();
    const others = [
      nextDeter(params, latent, tf.neg(action)),
      nextDeter(params, { ...latent, stoch: tf.neg(latent.stoch) }, action),
      nextDeter(params, { ...latent, deter: tf.neg(latent.deter) }, action),
    ];
    for (const other of others) expect(other.arraySync()).not.toEqual(now);
  });

  it("refuses an action of another length, and leaves no tensor behind", () => {
    const { params, latent, action } = example();
    expect(() => nextDeter(params, latent, tf.zeros([2, 4]))).toThrow(
      "nextDeter: action must have shape [2, 3], got [2, 4]",
    );
    expectOwned(() => nextDeter(params, latent, action));
  });
});

describeOnEachBackend("prior and posterior", () => {
  it("differ in what they know: the prior stays the same whatever is seen, the posterior does not", () => {
    const { params, latent, embed } = example();
    const slopes = (mean: (embed: tf.Tensor2D) => tf.Tensor) =>
      tf.grad((seen) => tf.add(tf.sum(mean(seen as tf.Tensor2D)), tf.mul(tf.sum(seen), 0)))(embed);
    const ofPrior = slopes(() => prior(params, config, latent.deter).mean);
    const ofPosterior = slopes((seen) => posterior(params, config, latent.deter, seen).mean);
    expect(tf.max(tf.abs(ofPrior)).dataSync()[0]).toBe(0);
    expect(tf.min(tf.abs(ofPosterior)).dataSync()[0]).toBeGreaterThan(0);
  });

  it("take any axes before the last, and leave no tensor behind", () => {
    const { params, latent, embed } = example();
    const two = prior(params, config, latent.deter);
    const nested = prior(params, config, tf.reshape(latent.deter, [2, 1, 4]));
    expectClose(tf.reshape(nested.std, [2, 2]), two.std.arraySync() as number[][]);
    expectOwned(() => prior(params, config, latent.deter));
    expectOwned(() => posterior(params, config, latent.deter, embed));
  });
});

describeOnEachBackend("obsStep and imgStep", () => {
  it("reach the same deterministic state, and draw from posterior and prior: mean + std ⊙ noise", () => {
    const { params, latent, action, embed, noise } = example();
    const deter = nextDeter(params, latent, action);
    const seen = obsStep(params, config, latent, action, embed, noise);
    const dreamt = imgStep(params, config, latent, action, noise);
    const drawn = ({ mean, std }: { mean: tf.Tensor; std: tf.Tensor }) =>
      tf.add(mean, tf.mul(std, noise)).arraySync() as number[][];
    expectClose(seen.deter, deter.arraySync());
    expectClose(dreamt.deter, deter.arraySync());
    expectClose(seen.stoch, drawn(posterior(params, config, deter, embed)));
    expectClose(dreamt.stoch, drawn(prior(params, config, deter)));
  });

  it("have the gradients of central differences, by weights, state and action", () => {
    const { params, latent, action, embed, noise } = example();
    checkGradients(
      (tree) => {
        const { deter, stoch } = obsStep(tree.params, config, tree.latent, tree.action, embed, noise);
        return tf.sum(
          tf.square(featureOf(imgStep(tree.params, config, { deter, stoch }, tree.action, noise))),
        );
      },
      { params, latent, action },
      1e-2,
    );
  });

  it("refuse noise of another shape, and leave no tensor behind", () => {
    const { params, latent, action, embed, noise } = example();
    expect(() => imgStep(params, config, latent, action, tf.zeros([2, 3]))).toThrow(
      "noise must have shape [2, 2], got [2, 3]",
    );
    expectOwned(() => obsStep(params, config, latent, action, embed, noise));
    expectOwned(() => imgStep(params, config, latent, action, noise));
  });
});
