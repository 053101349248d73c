import { Rng } from "lib/core/rng";
import { observe } from "lib/models/world/observe";
import type { ObservedSequences } from "lib/models/world/observeLoop";
import { initialLatent, type Latent, obsStep, rssmParams } from "lib/models/world/rssm";
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
const [B, T, A, E] = [2, 5, 3, 6];
const made = () => rssmParams(new Rng(1), config, { actionSize: A, embedSize: E });
const random = (seed: number, size: number) =>
  tf.randomUniform<tf.Rank.R3>([B, T, size], -1, 1, "float32", seed);

/** Sequences whose episodes begin at these times. */
function sequences(...beginnings: number[]): ObservedSequences {
  const row = Array.from({ length: T }, (_, t) => Number(beginnings.includes(t)));
  return { embed: random(1, E), action: random(2, A), isFirst: tf.tensor2d([row, row]) };
}

const noise = () => random(3, config.stochSize);
const at = (x: tf.Tensor3D, t: number) => tf.squeeze(tf.slice(x, [0, t, 0], [B, 1, -1]), [1]) as tf.Tensor2D;
const from = (x: tf.Tensor3D, t: number) => tf.slice(x, [0, t, 0], [B, T - t, -1]);

describeOnEachBackend("observe", () => {
  it("is one obsStep after the other with the same noise", () => {
    const [params, given, draws] = [made(), sequences(), noise()];
    const { deter, stoch, posterior } = observe(params, config, given, draws);
    let latent: Latent = initialLatent(config, B);
    for (let t = 0; t < T; t++) {
      const next = obsStep(params, config, latent, at(given.action, t), at(given.embed, t), at(draws, t));
      expectClose(at(deter, t), next.deter.arraySync(), 1e-6);
      expectClose(at(stoch, t), next.stoch.arraySync(), 1e-6);
      expectClose(at(posterior.mean as tf.Tensor3D, t), next.posterior.mean.arraySync() as number[][], 1e-6);
      expectClose(at(posterior.std as tf.Tensor3D, t), next.posterior.std.arraySync() as number[][], 1e-6);
      latent = next;
    }
  });

  it("goes on after an episode's beginning bit for bit as a fresh sequence does", () => {
    const given = sequences(0, 2);
    const whole = observe(made(), config, given, noise());
    const rest = { embed: from(given.embed, 2), action: from(given.action, 2) };
    const fresh = observe(
      made(),
      config,
      { ...rest, isFirst: tf.tensor2d([[1, 0, 0], [1, 0, 0]]) } as ObservedSequences, // prettier-ignore
      from(noise(), 2) as tf.Tensor3D,
    );
    for (const part of ["deter", "stoch"] as const)
      expect(from(whole[part], 2).arraySync()).toEqual(fresh[part].arraySync());
  });

  it("knows at a beginning neither the action nor anything from before", () => {
    const given = sequences(0, 2);
    const other = { ...given, action: tf.neg(given.action) as tf.Tensor3D };
    const [one, two] = [given, other].map((lived) => observe(made(), config, lived, noise()));
    for (const t of [0, 2]) expect(at(one.stoch, t).arraySync()).toEqual(at(two.stoch, t).arraySync());
    expect(at(one.stoch, 1).arraySync()).not.toEqual(at(two.stoch, 1).arraySync());
  });

  it("lets each sequence begin at its own time", () => {
    const given = sequences(0);
    const second = tf.tensor2d([[1, 0, 0, 0, 0], [1, 0, 1, 0, 0]]); // prettier-ignore
    const [one, two] = [given, { ...given, isFirst: second }].map((lived) =>
      observe(made(), config, lived, noise()),
    );
    const row = (x: tf.Tensor3D, b: number) => tf.slice(x, [b, 0, 0], [1, T, -1]).arraySync();
    expectClose(tf.tensor3d(row(one.deter, 0) as number[][][]), row(two.deter, 0) as number[][][], 1e-6);
    expect(row(one.deter, 1)).not.toEqual(row(two.deter, 1));
  });

  it("knows of the future nothing", () => {
    const given = sequences(0);
    const changed = tf.concat([tf.slice(given.embed, [0, 0, 0], [B, 3, E]), tf.ones([B, T - 3, E])], 1);
    const [one, two] = [given, { ...given, embed: changed as tf.Tensor3D }].map((lived) =>
      observe(made(), config, lived, noise()),
    );
    for (const t of [0, 1, 2]) expectClose(at(one.stoch, t), at(two.stoch, t).arraySync(), 1e-6);
    expect(at(one.stoch, 3).arraySync()).not.toEqual(at(two.stoch, 3).arraySync());
  });

  it("refuses shapes that differ, and leaves no tensor behind", () => {
    const [params, given, draws] = [made(), sequences(0), noise()];
    const observed = (changes: Partial<ObservedSequences>) => () =>
      observe(params, config, { ...given, ...changes }, draws);
    expect(observed({ action: tf.zeros([B, T - 1, A]) })).toThrow(
      "observe: action must have shape [2, 5, any], got [2, 4, 3]",
    );
    expect(observed({ isFirst: tf.zeros([T, B]) })).toThrow(
      "observe: isFirst must have shape [2, 5], got [5, 2]",
    );
    expect(() => observe(params, config, given, tf.zeros([B, T, 3]))).toThrow(
      "observe: noise must have shape [2, 5, 2], got [2, 5, 3]",
    );
    expectOwned(observed({}));
  });
});
