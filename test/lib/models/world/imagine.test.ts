import { Rng } from "lib/core/rng";
import { imagine } from "lib/models/world/imagine";
import { observe } from "lib/models/world/observe";
import { imgStep, type Latent, rssmParams } from "lib/models/world/rssm";
import { rssmSteps } from "lib/models/world/rssmSteps";
import * as tf from "lib/tensor/tf";
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
const [N, H, A] = [2, 3, 3];
const made = () => rssmParams(new Rng(1), config, { actionSize: A, embedSize: 6 });
const random = (seed: number, ...shape: [number, number, number]) =>
  tf.randomUniform<tf.Rank.R3>(shape, -1, 1, "float32", seed);
const at = (x: tf.Tensor3D, t: number) => tf.squeeze(tf.slice(x, [0, t, 0], [N, 1, -1]), [1]) as tf.Tensor2D;
const start = (): Latent => ({ deter: at(random(1, N, 1, 4), 0), stoch: at(random(2, N, 1, 2), 0) });
const follow = (actions: tf.Tensor3D) => (_latent: Latent, h: number) => at(actions, h);
const steps = () => rssmSteps(made(), config);

describeOnEachBackend("imagine", () => {
  it("is one imgStep after the other, from the start on", () => {
    const [actions, noise] = [random(3, N, H, A), random(4, N, H, 2)];
    const { deter, stoch, action } = imagine(steps(), follow(actions), start(), noise);
    expect([deter.shape, stoch.shape]).toEqual([[N, H + 1, 4], [N, H + 1, 2]]); // prettier-ignore
    expectClose(action, actions.arraySync(), 0);
    let latent = start();
    for (let h = 0; h <= H; h++) {
      expectClose(at(deter, h), latent.deter.arraySync(), 1e-6);
      expectClose(at(stoch, h), latent.stoch.arraySync(), 1e-6);
      if (h < H) latent = imgStep(made(), config, latent, at(actions, h), at(noise, h));
    }
  });

  it("expects, with the actions that were taken, what the model expected before it saw", () => {
    const T = 4;
    const [params, action] = [made(), random(5, N, T, A)];
    const lived = { embed: random(6, N, T, 6), action, isFirst: tf.zeros<tf.Rank.R2>([N, T]) };
    const { deter, stoch, prior: expected } = observe(params, config, lived, random(7, N, T, 2));
    for (let t = 0; t < T - 1; t++) {
      const now = { deter: at(deter, t), stoch: at(stoch, t) };
      const led = tf.slice(action, [0, t + 1, 0], [N, 1, A]); // row t + 1 holds what led there
      const ahead = imagine(steps(), follow(led), now, tf.zeros([N, 1, 2])); // 0: the mean
      expectClose(at(ahead.stoch, 1), at(expected.mean as tf.Tensor3D, t + 1).arraySync(), 1e-6);
      expectClose(at(ahead.deter, 1), at(deter, t + 1).arraySync(), 1e-6);
    }
  });

  it("shows the policy the state at which it chooses", () => {
    const seen: unknown[] = [];
    const policy = ({ deter, stoch }: Latent, h: number) => {
      seen.push([h, deter.arraySync(), stoch.arraySync()]);
      return tf.fill<tf.Rank.R2>([N, A], 0.1 * h);
    };
    const { deter, stoch } = imagine(steps(), policy, start(), random(4, N, H, 2));
    expect(seen).toEqual([0, 1, 2].map((h) => [h, at(deter, h).arraySync(), at(stoch, h).arraySync()]));
  });

  it("lets an action change what comes after it, not what was before", () => {
    const noise = random(4, N, H, 2);
    const [one, two] = [0, 1].map((last) => {
      const policy = (_latent: Latent, h: number) => tf.fill<tf.Rank.R2>([N, A], h === 1 ? last : 0.5);
      return imagine(steps(), policy, start(), noise).stoch;
    });
    for (const h of [0, 1]) expect(at(one, h).arraySync()).toEqual(at(two, h).arraySync());
    for (const h of [2, 3]) expect(at(one, h).arraySync()).not.toEqual(at(two, h).arraySync());
  });

  it("refuses noise of another shape, and leaves no tensor behind", () => {
    const [rssm, actions, first, noise] = [steps(), random(3, N, H, A), start(), random(4, N, H, 2)];
    expect(() => imagine(rssm, follow(actions), first, tf.zeros([N, H, 3]))).toThrow(
      "imagine: noise must have shape [2, any, 2], got [2, 3, 3]",
    );
    expectOwned(() => imagine(rssm, follow(actions), first, noise));
  });
});
