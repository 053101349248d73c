import { dream } from "lib/agents/dreamer/dream";
import { columns, type Starts } from "lib/agents/dreamer/starts";
import { dreamerParams } from "lib/agents/dreamer/state";
import { Rng } from "lib/core/rng";
import { predict } from "lib/models/world/head";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";
import { choosing, normals, smallConfig, smallNoise } from "./small";

const N = 8; // starts: 2 sequences of 4 times

function starts(): Starts {
  const rng = new Rng(2);
  const continues = tf.tensor1d([1, 1, 0, 1, 1, 1, 1, 1]);
  return { deter: normals(rng, N, 5) as tf.Tensor2D, stoch: normals(rng, N, 3) as tf.Tensor2D, continues };
}

function example(overrides: Parameters<typeof smallConfig>[0] = {}, ends = true) {
  const config = smallConfig(overrides, { ends });
  const params = dreamerParams(new Rng(1), config);
  return { config, params, noise: smallNoise(config) };
}

function dreamt({ config, params, noise }: ReturnType<typeof example>, from = starts()) {
  return dream(params, params.actor, config, from, noise);
}

beforeAll(() => tf.ready());

describe.each([
  ["vectors", {}],
  ["choices", choosing],
])("dream of %s", (_name, overrides) => {
  it("has H + 1 states with rewards and values, and H choices", () => {
    const { feature, reward, value, discount, logProb, entropy } = dreamt(example(overrides));
    expect(feature.shape).toEqual([N, 4, 8]);
    for (const ofStates of [reward, value, discount]) expect(ofStates.shape).toEqual([N, 4]);
    for (const ofChoices of [logProb, entropy]) expect(ofChoices.shape).toEqual([N, 3]);
  });

  it("predicts the reward and the value of each state from the state itself, the start included", () => {
    const given = example(overrides);
    const { feature, reward, value } = dreamt(given);
    for (const h of [0, 3]) {
      const state = columns(feature, h, 1);
      const { model, critic } = given.params;
      expectClose(columns(reward, h, 1), predict(model.reward, state).arraySync() as number[][]);
      expectClose(columns(value, h, 1), predict(critic, state).arraySync() as number[][]);
    }
    expectClose(columns(feature, 0, 1), tf.expandDims(tf.concat([starts().stoch, starts().deter], 1), 1).arraySync() as number[][][], 0); // prettier-ignore
  });

  it("shows the actor each state as a constant: log π has no gradient by the start, the reward has", () => {
    const given = example(overrides);
    const slope = (read: (result: ReturnType<typeof dream>) => tf.Tensor) =>
      tf.grad((stoch) =>
        tf.add(
          tf.sum(read(dreamt(given, { ...starts(), stoch: stoch as tf.Tensor2D }))),
          tf.mul(tf.sum(stoch), 0),
        ),
      )(starts().stoch);
    expect(tf.max(tf.abs(slope(({ logProb }) => logProb))).dataSync()[0]).toBe(0);
    expect(tf.min(tf.abs(slope(({ reward }) => reward))).dataSync()[0]).toBeGreaterThan(0);
  });

  it("lets the gradient of later rewards reach the actor through the model", () => {
    const { config, params, noise } = example(overrides);
    const byOutput = (from: number, count: number) =>
      tf.grad((kernel) => {
        const output = { ...params.actor.output, kernel: kernel as tf.Tensor2D };
        const { reward } = dream(params, { ...params.actor, output }, config, starts(), noise);
        return tf.add(tf.sum(columns(reward, from, count)), tf.mul(tf.sum(kernel), 0));
      })(params.actor.output.kernel);
    expect(tf.max(tf.abs(byOutput(0, 1))).dataSync()[0]).toBe(0); // no action led to the start
    expect(tf.max(tf.abs(byOutput(1, 3))).dataSync()[0]).toBeGreaterThan(0);
  });

  it("leaves no tensor behind", () => {
    const [given, from] = [example(overrides), starts()];
    expectOwned(() => dreamt(given, from));
  });
});

describe("dream: the discount", () => {
  it("is γ everywhere but after the end of an episode where no head predicts ends", () => {
    const { discount } = dreamt(example({ behaviour: { gamma: 0.9 } }, false));
    expectClose(columns(discount, 1, 3), tf.fill([N, 3], 0.9).arraySync() as number[][]);
    expectClose(tf.squeeze(columns(discount, 0, 1)), [0.9, 0.9, 0, 0.9, 0.9, 0.9, 0.9, 0.9]);
  });

  it("is γ σ(logit) of the states that are imagined, and γ · what is known at the start", () => {
    const given = example({ behaviour: { gamma: 0.9 } });
    const { feature, discount } = dreamt(given);
    const logits = predict(given.params.model.continues!, columns(feature, 1, 3));
    expectClose(columns(discount, 1, 3), tf.mul(tf.sigmoid(logits), 0.9).arraySync() as number[][]);
    expectClose(tf.squeeze(columns(discount, 0, 1)), [0.9, 0.9, 0, 0.9, 0.9, 0.9, 0.9, 0.9]);
  });
});

describe("dream", () => {
  it("refuses noise for another number of starts", () => {
    const given = example();
    const noise = { ...given.noise, prior: tf.zeros<tf.Rank.R3>([N - 1, 3, 3]) };
    expect(() => dreamt({ ...given, noise })).toThrow(
      "imagine: noise must have shape [8, any, 3], got [7, 3, 3]",
    );
  });
});
