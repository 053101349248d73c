import { Rng } from "lib/core/rng";
import { observe } from "lib/models/world/observe";
import { imagine } from "lib/models/world/imagine";
import { openLoop } from "lib/models/world/openLoop";
import { initialLatent, type Latent, rssmParams } from "lib/models/world/rssm";
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
const [B, T, A, E] = [2, 6, 3, 6];
const made = () => rssmParams(new Rng(1), config, { actionSize: A, embedSize: E });
const steps = () => rssmSteps(made(), config);
const random = (seed: number, size: number) =>
  tf.randomUniform<tf.Rank.R3>([B, T, size], -1, 1, "float32", seed);
const lived = () => ({ embed: random(1, E), action: random(2, A) });
const start = () => initialLatent(config, B);
const at = (x: tf.Tensor3D, t: number) => tf.squeeze(tf.slice(x, [0, t, 0], [B, 1, -1]), [1]) as tf.Tensor2D;

describeOnEachBackend("openLoop", () => {
  it("observes without noise while it looks", () => {
    const isFirst = tf.zeros<tf.Rank.R2>([B, T]);
    const observed = observe(made(), config, { ...lived(), isFirst }, tf.zeros([B, T, 2]));
    const { deter, stoch } = openLoop(steps(), start(), lived(), T);
    expectClose(deter, observed.deter.arraySync(), 1e-6);
    expectClose(stoch, observed.stoch.arraySync(), 1e-6);
  });

  it("imagines from then on, by the actions that were taken", () => {
    const context = 2;
    const { deter, stoch } = openLoop(steps(), start(), lived(), context);
    const last: Latent = { deter: at(deter, context - 1), stoch: at(stoch, context - 1) };
    const { action } = lived();
    const rest = T - context;
    const policy = (_latent: Latent, h: number) => at(action, context + h);
    const imagined = imagine(steps(), policy, last, tf.zeros([B, rest, 2]));
    for (let h = 0; h <= rest; h++) {
      expectClose(at(deter, context - 1 + h), at(imagined.deter, h).arraySync(), 1e-6);
      expectClose(at(stoch, context - 1 + h), at(imagined.stoch, h).arraySync(), 1e-6);
    }
  });

  it("does not see what comes after the context", () => {
    const other = { ...lived(), embed: tf.concat([tf.slice(lived().embed, [0, 0, 0], [B, 3, E]), tf.ones([B, 3, E])], 1) as tf.Tensor3D }; // prettier-ignore
    const [one, two] = [lived(), other].map((each) => openLoop(steps(), start(), each, 3));
    expect(one.stoch.arraySync()).toEqual(two.stoch.arraySync());
    const looks = openLoop(steps(), start(), other, 4);
    expect(at(looks.stoch, 3).arraySync()).not.toEqual(at(one.stoch, 3).arraySync());
  });

  it("refuses fewer actions than images, and leaves no tensor behind", () => {
    const [rssm, given, first] = [steps(), lived(), start()];
    expect(() => openLoop(rssm, first, { ...given, action: tf.zeros([B, T - 1, A]) }, 2)).toThrow(
      "openLoop: action must have shape [2, 6, any], got [2, 5, 3]",
    );
    expectOwned(() => openLoop(rssm, first, given, 2));
  });
});
