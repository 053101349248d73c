import { Rng } from "lib/core/rng";
import { latentKind, latentNormal, normalDrawing } from "lib/models/world/latents";
import { klNormal } from "lib/nn/normal";
import * as tf from "lib/tensor/tf";
import { describeOnEachBackend } from "../../nn/eachBackend";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";

describeOnEachBackend("latentNormal", () => {
  it("splits mean and std = softplus + minStd, by hand", () => {
    const { mean, std } = latentNormal(tf.tensor2d([[3, -1, 0, 2]]), 0.1);
    expectClose(mean, [[3, -1]], 0);
    expectClose(std, [[Math.LN2 + 0.1, Math.log1p(Math.exp(2)) + 0.1]]);
  });

  it("is never narrower than minStd", () => {
    expectClose(latentNormal(tf.tensor1d([0, -1000]), 0.1).std, [0.1]);
  });

  it("leaves no tensor behind", () => {
    const stats = tf.zeros([3, 2, 4]);
    expectOwned(() => latentNormal(stats, 0.1));
  });
});

describeOnEachBackend("latentKind of normals", () => {
  const kind = latentKind({ kind: "gaussian", minStd: 0.1 });

  it("takes mean and spread from the network, two numbers for each of the state", () => {
    const stats = tf.tensor2d([[3, -1, 0, 2]]);
    expect(kind.outputs(2)).toBe(4);
    const [belief, same] = [kind.belief(stats), latentNormal(stats, 0.1)];
    expectClose(belief.std, same.std.arraySync() as number[][], 0);
    expectClose(kind.mode(belief), [[3, -1]], 0);
    expectClose(kind.kl(belief, same), klNormal(belief, same).arraySync() as number[]);
  });

  it("draws the middle with its calm noise, and else μ + σ ε", () => {
    const belief = { mean: tf.tensor1d([1, 2]), std: tf.tensor1d([3, 4]) };
    expectClose(kind.sample(belief, tf.fill([2], kind.calm)), [1, 2], 0);
    expectClose(normalDrawing.sample(belief, tf.tensor1d([1, -1])), [4, -2], 0);
  });
});

describeOnEachBackend("latentKind of categories", () => {
  const kind = latentKind({ kind: "categorical", classes: 3 });
  const stats = () => tf.tensor3d([[[2, 0, 0, 0, 0, 1], [0, 0, 3, 1, 0, 0]]]); // prettier-ignore

  it("gives each variable its own probabilities, [..., G, K]", () => {
    const belief = kind.belief(stats());
    expect(kind.outputs(6)).toBe(6);
    expect(belief.shape).toEqual([1, 2, 2, 3]);
    expectClose(tf.sum(tf.exp(belief), -1), [[[1, 1], [1, 1]]]); // prettier-ignore
  });

  it("draws the likeliest classes with its calm noise, side by side as a state [..., Z]", () => {
    const belief = kind.belief(stats());
    const likeliest = [[[1, 0, 0, 0, 0, 1], [0, 0, 1, 1, 0, 0]]]; // prettier-ignore
    expectClose(kind.sample(belief, tf.fill([1, 2, 6], kind.calm)), likeliest, 0);
    expectClose(kind.mode(belief), likeliest, 0);
  });

  it("draws one class of each variable, as often as it is likely (4 σ)", () => {
    const count = 4000;
    const noise = tf.tensor2d(kind.fillNoise(new Rng(1), new Float32Array(count * 6)), [count, 6]);
    const belief = kind.belief(tf.tile(tf.tensor2d([[0, 0, Math.LN2, 0, 0, 0]]), [count, 1]));
    const often = tf.mean(kind.sample(belief, noise), 0).arraySync() as number[];
    [1 / 4, 1 / 4, 1 / 2, 1 / 3, 1 / 3, 1 / 3].forEach((p, i) =>
      expect(Math.abs(often[i] - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / count)),
    );
  });

  it("adds up the divergence of all variables", () => {
    const [p, q] = [kind.belief(stats()), kind.belief(tf.zeros([1, 2, 6]))];
    const entropies = tf.neg(tf.sum(tf.mul(tf.exp(p), p), [-1, -2])).arraySync() as number[][];
    expectClose(
      kind.kl(p, q),
      entropies.map((row) => row.map((h) => 2 * Math.log(3) - h)),
    );
    expectClose(kind.kl(p, p), [[0, 0]], 0);
  });

  it("leaves no tensor behind", () => {
    const [input, noise] = [stats(), tf.fill([1, 2, 6], 0.5)];
    const belief = kind.belief(input);
    expectOwned(() => kind.belief(input));
    expectOwned(() => kind.sample(belief, noise));
    expectOwned(() => kind.mode(belief));
  });
});
