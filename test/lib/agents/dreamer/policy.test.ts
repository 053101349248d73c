import { type DreamerV1Config } from "lib/agents/dreamerV1/config";
import { type Carried, policyParams, type PolicyNoise, policyStep } from "lib/agents/dreamer/policy";
import { dreamerParams } from "lib/agents/dreamer/state";
import { Rng } from "lib/core/rng";
import { initialLatent } from "lib/models/world/rssm";
import { followBatch } from "lib/models/world/worldModel";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";
import { choosing, smallBatch, smallConfig, smallNoise } from "./small";

const W = 2; // worlds
const row = <T extends tf.Tensor>(x: tf.Tensor, t: number): T => tf.unstack(x, 1)[t] as T;

/** The first step in W worlds. */
function first(config: DreamerV1Config, exploration = 0) {
  const batch = smallBatch(config);
  const { world } = config;
  const carried: Carried = { ...initialLatent(world.rssm, W), action: tf.zeros([W, world.actionSize]) };
  const noise: PolicyNoise = {
    posterior: tf.zeros([W, world.rssm.stochSize]),
    action: tf.fill([W, world.actionSize], 0.5),
    exploration: tf.fill([W, world.actionSize], exploration),
  };
  const params = policyParams(dreamerParams(new Rng(1), config));
  const seen = { image: row<tf.Tensor4D>(batch.image, 0), isFirst: tf.ones<tf.Rank.R2>([W, 1]) };
  return [params, carried, seen, noise] as const;
}

beforeAll(() => tf.ready());

describe("policyStep", () => {
  it("believes at every step what the model infers from the whole sequence, also after a new beginning", () => {
    const config = smallConfig();
    const params = dreamerParams(new Rng(1), config);
    const [batch, noise] = [smallBatch(config), smallNoise(config).posterior];
    const { latents } = followBatch(params.model, config.world, batch, noise);
    const [, start, , calm] = first(config);
    let carried: Carried = start;
    for (let t = 0; t < 4; t++) {
      const before = { ...carried, action: row<tf.Tensor2D>(batch.action, t) };
      const seen = { image: row<tf.Tensor4D>(batch.image, t), isFirst: tf.expandDims(row(batch.isFirst, t), 1) as tf.Tensor2D }; // prettier-ignore
      carried = policyStep(config)(policyParams(params), before, seen, { ...calm, posterior: row(noise, t) });
      expectClose(carried.deter, row<tf.Tensor2D>(latents.deter, t).arraySync(), 1e-6);
      expectClose(carried.stoch, row<tf.Tensor2D>(latents.stoch, t).arraySync(), 1e-6);
    }
  });

  it("forgets at a beginning what it carried, the action included", () => {
    const config = smallConfig();
    const [params, carried, seen, noise] = first(config);
    const full = { deter: tf.ones<tf.Rank.R2>([W, 5]), stoch: tf.ones<tf.Rank.R2>([W, 3]), action: tf.ones<tf.Rank.R2>([W, 2]) }; // prettier-ignore
    const [fresh, used] = [carried, full].map((before) => policyStep(config)(params, before, seen, noise));
    expect(used.stoch.arraySync()).toEqual(fresh.stoch.arraySync());
    expect(used.action.arraySync()).toEqual(fresh.action.arraySync());
  });

  it("adds the exploration to vectors and keeps them within ±1", () => {
    const config = smallConfig();
    const action = (exploration: number) => policyStep(config)(...first(config, exploration)).action;
    expectClose(action(9), [[1, 1], [1, 1]], 0); // prettier-ignore
    expectClose(action(-9), [[-1, -1], [-1, -1]], 0); // prettier-ignore
    const calm = action(0).arraySync();
    expectClose(action(-0.01), calm.map((numbers) => numbers.map((x) => Math.max(-1, x - 0.01)))); // prettier-ignore
  });

  it("leaves choices as they are drawn: one-hot vectors", () => {
    const config = smallConfig(choosing);
    const { action } = policyStep(config)(...first(config, 9));
    expectClose(tf.sum(action, 1), [1, 1], 0);
    expectClose(tf.max(action, 1), [1, 1], 0);
  });

  it("refuses images of another kind, and leaves no tensor behind", () => {
    const config = smallConfig();
    const [params, carried, seen, noise] = first(config);
    const coloured = { ...seen, image: tf.zeros<tf.Rank.R4>([W, 8, 8, 3]) };
    expect(() => policyStep(config)(params, carried, coloured, noise)).toThrow(
      "encodeImages: image must have shape [any, any, any, 1], got [2, 8, 8, 3]",
    );
    expectOwned(() => policyStep(config)(params, carried, seen, noise));
  });
});
