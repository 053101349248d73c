import * as tf from "lib/tensor/tf";
import { klLoss } from "lib/objectives/klLoss";
import { checkGradients } from "../nn/checkGradients";
import { describeOnEachBackend } from "../nn/eachBackend";
import { expectClose } from "../nn/expectClose";
import { expectOwned } from "../nn/expectOwned";

/** Normals of width 1 with these means, [1, T, 1]: from the prior's 0 a divergence of ½ mean². */
const normals = (...means: number[]) => ({
  mean: tf.tensor3d([means.map((mean) => [mean])]),
  std: tf.ones<tf.Rank.R3>([1, means.length, 1]),
});

const slopes = (means: number[], freeNats: number) =>
  tf.grad((mean) => {
    const posterior = { mean, std: tf.ones(mean.shape) };
    return klLoss(posterior, normals(...means.map(() => 0)), freeNats).loss;
  })(normals(...means).mean);

describeOnEachBackend("klLoss", () => {
  it("is the mean divergence above the free nats: of 2 and 8 nats it is 5", () => {
    const { loss, kl } = klLoss(normals(2, 4), normals(0, 0), 3);
    expectClose(loss, 5);
    expectClose(kl, 5);
  });

  it("takes the mean before the floor: 0.5 and 4.5 nats are 2.5 on average, which is below 3", () => {
    const { loss, kl } = klLoss(normals(1, 3), normals(0, 0), 3);
    expectClose(loss, 3, 0);
    expectClose(kl, 2.5);
  });

  it("sums over the numbers of a state", () => {
    const two = (mean: number) => ({ mean: tf.fill([1, 1, 2], mean), std: tf.ones([1, 1, 2]) });
    expectClose(klLoss(two(2), two(0), 0).kl, 4);
  });

  it("is 0 from a distribution to itself without free nats", () => {
    expectClose(klLoss(normals(1, 3), normals(1, 3), 0).loss, 0, 0);
  });

  it("has a gradient of exactly 0 below the free nats, at every step", () => {
    expectClose(slopes([1, 3], 3), [[[0], [0]]], 0);
  });

  it("has the whole gradient above the free nats, also at steps that are below them", () => {
    expectClose(slopes([1, 3], 2), [[[0.5], [1.5]]]);
  });

  it("has the gradients of central differences, by posterior and prior", () => {
    const tree = {
      posterior: { mean: tf.tensor3d([[[0.5, -1]]]), std: tf.tensor3d([[[0.8, 1.5]]]) },
      prior: { mean: tf.tensor3d([[[-0.5, 1]]]), std: tf.tensor3d([[[1.2, 0.9]]]) },
    };
    checkGradients(({ posterior, prior }) => klLoss(posterior, prior, 0.1).loss, tree, 1e-2);
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    expect(() => klLoss(normals(1, 2), normals(0), 3)).toThrow(
      "klNormal: q.mean must have shape [1, 2, 1], got [1, 1, 1]",
    );
    const given = [normals(1, 2), normals(0, 0)] as const;
    expectOwned(() => klLoss(...given, 3));
  });
});
