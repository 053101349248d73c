import { type DreamerParams } from "lib/agents/dreamer/state";
import { type DreamerV2Config } from "lib/agents/dreamerV2/config";
import { dreamerV2, type DreamerV2Equations, dreamerV2ModelStep } from "lib/agents/dreamerV2/dreamerV2";
import { type DreamerV2State } from "lib/agents/dreamerV2/state";
import { klBalance } from "lib/objectives/klBalance";
import { mixedActorLoss } from "lib/objectives/mixedActorLoss";
import { leavesOf, mapLeaves, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";
import { describeCaptured } from "../dreamer/captured";
import { moving, smallConfig, smallStep } from "./small";

const parts = ["model", "actor", "critic"] as const;
const numbersOf = (tree: TensorTree) => leavesOf(tree).map((leaf) => leaf.arraySync());
const isSame = (one: TensorTree, other: TensorTree) =>
  JSON.stringify(numbersOf(one)) === JSON.stringify(numbersOf(other));

/** The parts whose weights are not the same. */
const changed = (one: DreamerParams, other: DreamerParams) => parts.filter((part) => !isSame(one[part], other[part])); // prettier-ignore

function stepWith(config: ReturnType<typeof smallConfig>, equations: Partial<DreamerV2Equations> = {}) {
  const [state, batch, noise] = smallStep(config);
  return { before: state, ...dreamerV2(config, equations)(state, batch, noise) };
}

const constant = <T extends TensorTree>(tree: T, value: number): T =>
  mapLeaves(tree, (leaf, path) => (path === "output.bias" ? tf.fill(leaf.shape, value) : tf.zerosLike(leaf)));

/** Weights whose model expects the reward 1 everywhere, whose critic expects `value` and its slow copy `slowValue`. */
function rewardOfOne(state: DreamerV2State, value = 0, slowValue = 0): DreamerV2State {
  const { model, actor, critic } = state.params;
  const paying = { ...model, reward: constant(model.reward, 1) };
  return {
    ...state,
    params: { model: paying, actor, critic: constant(critic, value) },
    slowCritic: constant(critic, slowValue),
  };
}

/** What is measured in a model that pays 1 in every state, and does not learn. */
function measuredWithRewardOfOne(
  behaviour: Partial<DreamerV2Config["behaviour"]>,
  { terminal = 0, value = 0, slowValue = 0 } = {},
) {
  const config = smallConfig({ behaviour, optimiser: { modelRate: 0, weightDecay: 0 } });
  const [state, batch, noise] = smallStep(config);
  const row = [terminal, terminal, terminal, terminal];
  const isTerminal = tf.tensor2d([[0, 0, 0, 0], row]);
  return dreamerV2(config)(rewardOfOne(state, value, slowValue), { ...batch, isTerminal }, noise).metrics;
}

beforeAll(() => tf.ready());

describe("dreamerV2", () => {
  const pathwise = { ...moving.behaviour, entropyScale: 0, gamma: 1, lambda: 1 };

  it("has the returns [3, 2, 1] of the imagined states but the last where each pays 1, by hand (H = 3, λ = γ = 1)", () => {
    const { imaginedReturn, criticLoss } = measuredWithRewardOfOne(pathwise);
    expectClose(imaginedReturn, 2);
    expectClose(criticLoss, (9 + 4 + 1) / 3 / 2);
  });

  it("judges the action at a state by the return of the next one: [2, 1]", () => {
    expectClose(measuredWithRewardOfOne(pathwise).actorLoss, -(2 + 1) / 2);
  });

  it("weighs states by what is discounted before: [1, ½, ¼] for γ = ½, also where the start is an end", () => {
    const [first, others] = [1.75, 0.5 * 1.5 + 0.25 * 1];
    const { imaginedReturn } = measuredWithRewardOfOne({ ...pathwise, gamma: 0.5 });
    expectClose(imaginedReturn, (first + others) / 1.75);
    const { criticLoss } = measuredWithRewardOfOne({ ...pathwise, gamma: 0.5 }, { terminal: 1 });
    const alive = (1.75 ** 2 + 0.5 * 1.5 ** 2 + 0.25) / 3 / 2;
    expectClose(criticLoss, (alive + 1 / 3 / 2) / 2); // after an end only its own reward is left
  });

  it("computes returns and baselines by the slow copy, not by the critic itself", () => {
    const own = measuredWithRewardOfOne({ ...pathwise, lambda: 0 }, { value: 7 });
    expectClose(own.imaginedReturn, 1);
    const slow = measuredWithRewardOfOne({ ...pathwise, lambda: 0 }, { slowValue: 7 });
    expectClose(slow.imaginedReturn, 8);
    expectClose(slow.criticLoss, 64 / 2); // the critic itself expected 0
  });

  it("copies the critic after the first update, and then after every copyEvery-th", () => {
    const config = smallConfig({ behaviour: { copyEvery: 2 } });
    const [first, batch, noise] = smallStep(config);
    const step = dreamerV2(config);
    let state: DreamerV2State = { ...first, slowCritic: constant(first.slowCritic, 3) };
    const copied: boolean[] = [];
    for (let i = 0; i < 4; i++) {
      ({ state } = step(state, batch, noise));
      copied.push(isSame(state.slowCritic, state.params.critic));
    }
    expect(copied).toEqual([true, false, true, false]);
  });

  it("lets actor and critic learn in the model after its update", () => {
    const measured = (modelRate: number) =>
      stepWith(smallConfig({ optimiser: { modelRate } })).metrics.imaginedReturn.dataSync()[0];
    expect(measured(0.1)).not.toBeCloseTo(measured(0), 3);
  });

  it.each([["choices", {}], ["vectors", moving]])("changes all three parts (%s)", (_name, overrides) => {
    const { before, state } = stepWith(smallConfig(overrides));
    expect(changed(before.params, state.params)).toEqual(parts);
  }); // prettier-ignore

  it("changes a part only by its own learning rate", () => {
    for (const part of parts) {
      const rates = { modelRate: 0, actorRate: 0, criticRate: 0, [`${part}Rate`]: 1e-3 };
      const { before, state } = stepWith(smallConfig({ optimiser: { ...rates, weightDecay: 0 } }));
      expect(changed(before.params, state.params)).toEqual([part]);
    }
  });

  it("changes a part only by its own loss: another actor's or critic's leaves the others' weights bit for bit", () => {
    const config = smallConfig();
    const own = stepWith(config).state.params;
    const negated: Partial<DreamerV2Equations>[] = [
      { actorLoss: (...args) => tf.neg(mixedActorLoss(...args)) },
      { criticLoss: ({ value }) => tf.mean(value) as tf.Scalar },
    ];
    expect(negated.map((equations) => changed(own, stepWith(config, equations).state.params))).toEqual([["actor"], ["critic"]]); // prettier-ignore
  });

  it("makes weights smaller by the share weightDecay", () => {
    const optimiser = { modelRate: 0, actorRate: 0, criticRate: 0, weightDecay: 0.25 };
    const { before, state } = stepWith(smallConfig({ optimiser }));
    const wanted = tf.mul(before.params.actor.output.kernel, 0.75).arraySync() as number[][];
    expectClose(state.params.actor.output.kernel, wanted);
  });

  it("teaches tanh of the reward where the config says so", () => {
    const rewards = (kind: "plain" | "tanh", by: (x: tf.Tensor) => tf.Tensor) => {
      const config = smallConfig({ modelLoss: { rewards: kind } });
      const [state, batch, noise] = smallStep(config);
      const reward = by(batch.reward) as tf.Tensor2D;
      return dreamerV2(config)(state, { ...batch, reward }, noise).metrics.rewardLoss.dataSync()[0];
    };
    expect(rewards("tanh", (x) => x)).toBeCloseTo(rewards("plain", tf.tanh), 6);
    expect(rewards("tanh", (x) => x)).not.toBeCloseTo(
      rewards("plain", (x) => x),
      3,
    );
  });

  it("is measured the same whatever the balance; what changes is who learns", () => {
    const step = (balance: number) => stepWith(smallConfig({ modelLoss: { balance } }));
    const [even, uneven] = [step(0.5), step(0.8)];
    expectClose(even.metrics.kl, uneven.metrics.kl.dataSync()[0]);
    expectClose(even.metrics.modelLoss, uneven.metrics.modelLoss.dataSync()[0]);
    expect(isSame(even.state.params.model.rssm.prior, uneven.state.params.model.rssm.prior)).toBe(false);
  });

  it("takes equations in the place of its own: a divergence, and draws of latents", () => {
    let divergences = 0;
    const shapes = new Set<string>();
    const equations: Partial<DreamerV2Equations> = {
      klBalance: (posterior, prior, balance) => {
        divergences++;
        return klBalance(posterior as tf.Tensor, prior as tf.Tensor, balance);
      },
      sample: (logProbs) => {
        shapes.add(logProbs.shape.slice(-2).join());
        return tf.exp(logProbs); // soft: the probabilities themselves
      },
    };
    const own = stepWith(smallConfig());
    const soft = stepWith(smallConfig(), equations);
    expect([divergences, [...shapes]]).toEqual([1, ["2,3"]]);
    expect(soft.metrics.imageLoss.dataSync()[0]).not.toBe(own.metrics.imageLoss.dataSync()[0]);
  });

  it("changes the model exactly as the model's own step does", () => {
    const config = smallConfig();
    const [{ params, optimisers }, batch, noise] = smallStep(config);
    const part = { params: params.model, optimiser: optimisers.model };
    const alone = dreamerV2ModelStep(config)(part, batch, noise.posterior);
    expect(isSame(alone.part.params, stepWith(config).state.params.model)).toBe(true);
  });

  it.each([["choices", {}], ["vectors", moving]])("leaves no tensor behind (%s)", (_name, overrides) => {
    const config = smallConfig(overrides, { ends: true });
    const [state, batch, noise] = smallStep(config);
    expectOwned(() => dreamerV2(config)(state, batch, noise));
  }); // prettier-ignore
});

describeCaptured(
  "dreamerV2",
  Object.entries({ choices: {}, vectors: moving }).map(([name, overrides]) => {
    const config = smallConfig(overrides, { ends: true });
    return { name, step: dreamerV2(config), given: (seed: number) => smallStep(config, seed) };
  }),
);
