import { type DreamerV1Config } from "lib/agents/dreamerV1/config";
import { dreamerV1, type DreamerV1Equations, dreamerV1ModelStep } from "lib/agents/dreamerV1/dreamerV1";
import { type DreamerParams, type DreamerState } from "lib/agents/dreamer/state";
import { worldModelLoss } from "lib/agents/dreamerV1/worldModelLoss";
import { globalNorm } from "lib/nn/optimisers/clipByGlobalNorm";
import { pathwiseActorLoss } from "lib/objectives/actorLoss";
import { criticLoss } from "lib/objectives/criticLoss";
import { leavesOf, mapLeaves, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { expectOwned } from "../../nn/expectOwned";
import { describeCaptured } from "../dreamer/captured";
import { choosing, smallConfig, smallStep } from "../dreamer/small";

const parts = ["model", "actor", "critic"] as const;
const numbersOf = (tree: TensorTree) => leavesOf(tree).map((leaf) => leaf.arraySync());

/** The parts whose weights are not the same. */
const changed = (one: DreamerParams, other: DreamerParams) =>
  parts.filter((part) => JSON.stringify(numbersOf(one[part])) !== JSON.stringify(numbersOf(other[part])));

function stepWith(config: DreamerV1Config, equations: Partial<DreamerV1Equations> = {}) {
  const [state, batch, noise] = smallStep(config);
  return { before: state, ...dreamerV1(config, equations)(state, batch, noise) };
}

/** Weights whose model expects the reward 1 everywhere, and whose critic nothing. */
function rewardOfOne(state: DreamerState): DreamerState {
  const params = mapLeaves(state.params, (leaf, path) => {
    if (path === "model.reward.output.bias") return tf.onesLike(leaf);
    return /^(critic|model\.reward)/.test(path) ? tf.zerosLike(leaf) : leaf;
  });
  return { ...state, params };
}

/** What is measured in a model that pays 1 in every state. */
function measuredWithRewardOfOne(behaviour: Partial<DreamerV1Config["behaviour"]>, terminal = 0) {
  const config = smallConfig({ behaviour });
  const [state, batch, noise] = smallStep(config);
  const row = [terminal, terminal, terminal, terminal];
  const isTerminal = tf.tensor2d([[0, 0, 0, 0], row]); // prettier-ignore
  return dreamerV1(config)(rewardOfOne(state), { ...batch, isTerminal }, noise).metrics;
}

beforeAll(() => tf.ready());

describe("dreamerV1", () => {
  it("has the returns [2, 1] of the imagined states but the last where each pays 1, by hand (H = 3, λ = γ = 1)", () => {
    const { imaginedReturn, actorLoss, criticLoss } = measuredWithRewardOfOne({ gamma: 1, lambda: 1 });
    expectClose(imaginedReturn, 1.5);
    expectClose(actorLoss, -1.5);
    expectClose(criticLoss, (4 + 1) / 2 / 2);
  });

  it("weighs them by what is discounted before: [1.5, 1] with weights [1, ½] for γ = ½", () => {
    const { imaginedReturn, actorLoss, criticLoss } = measuredWithRewardOfOne({ gamma: 0.5, lambda: 1 });
    expectClose(imaginedReturn, (1.5 + 0.5) / 1.5);
    expectClose(actorLoss, -(1.5 + 0.5) / 2);
    expectClose(criticLoss, (1.5 ** 2 + 0.5) / 2 / 2);
  });

  it("counts the start as well for REINFORCE: returns [3, 2, 1]", () => {
    const { imaginedReturn, criticLoss } = measuredWithRewardOfOne({ ...choosing.behaviour, gamma: 1, lambda: 1 }); // prettier-ignore
    expectClose(imaginedReturn, 2);
    expectClose(criticLoss, (9 + 4 + 1) / 3 / 2);
  });

  it("does not count what begins at the end of an episode", () => {
    const { imaginedReturn, actorLoss, criticLoss } = measuredWithRewardOfOne({ gamma: 1, lambda: 1 }, 1);
    expectClose(imaginedReturn, 1.5);
    expectClose(actorLoss, -1.5 / 2);
    expectClose(criticLoss, (4 + 1) / 2 / 2 / 2);
  });

  it("measures 0, and nothing that is not finite, where every start is the end of its episode", () => {
    const config = smallConfig();
    const [state, batch, noise] = smallStep(config);
    const { metrics } = dreamerV1(config)(
      rewardOfOne(state),
      { ...batch, isTerminal: tf.onesLike(batch.isTerminal) },
      noise,
    );
    expectClose(metrics.imaginedReturn, 0);
    for (const metric of leavesOf(metrics)) expect(Number.isFinite(metric.dataSync()[0])).toBe(true);
  });

  it.each([["pathwise", {}], ["REINFORCE", choosing]])("changes all three parts (%s)", (_name, overrides) => {
    const { before, state } = stepWith(smallConfig(overrides));
    expect(changed(before.params, state.params)).toEqual(parts);
  }); // prettier-ignore

  it("changes a part only by its own learning rate", () => {
    for (const part of parts) {
      const rates = { modelRate: 0, actorRate: 0, criticRate: 0, [`${part}Rate`]: 1e-3 };
      const { before, state } = stepWith(smallConfig({ optimiser: rates }));
      expect(changed(before.params, state.params)).toEqual([part]);
    }
  });

  it("changes each part by its own loss alone: another loss of one leaves the others' weights bit for bit", () => {
    const negated: { [part in (typeof parts)[number]]: Partial<DreamerV1Equations> } = {
      model: {
        worldModelLoss: (...args) => {
          const { losses, output } = worldModelLoss(...args);
          return { losses: { ...losses, loss: tf.neg(losses.loss) }, output };
        },
      },
      actor: { actorLoss: (...args) => tf.neg(pathwiseActorLoss(...args)) },
      critic: { criticLoss: (inputs) => tf.neg(criticLoss(inputs)) },
    };
    const config = smallConfig();
    const own = stepWith(config).state.params;
    for (const part of parts)
      expect(changed(own, stepWith(config, negated[part]).state.params)).toEqual([part]);
  });

  it("changes the model exactly as the model's own step does", () => {
    const config = smallConfig();
    const [{ params, optimisers }, batch, noise] = smallStep(config);
    const part = { params: params.model, optimiser: optimisers.model };
    const alone = dreamerV1ModelStep(config)(part, batch, noise.posterior);
    const { state, metrics } = stepWith(config);
    expect(numbersOf(alone.part.params)).toEqual(numbersOf(state.params.model));
    expect(alone.metrics.modelLoss.dataSync()).toEqual(metrics.modelLoss.dataSync());
  });

  it("shortens each part's gradient to the greatest norm, and tells how long it was", () => {
    const maxNorm = 1e-3;
    const { state, metrics } = stepWith(smallConfig({ optimiser: { maxNorm } }));
    for (const part of parts) {
      expect(metrics[`${part}Norm`].dataSync()[0]).toBeGreaterThan(maxNorm);
      expectClose(tf.mul(globalNorm(state.optimisers[part].gradientSums), 1 / maxNorm), 1, 1e-4); // after one step: the gradient
    }
  });

  it("imagines from the last times of each sequence where the config says so", () => {
    const config = smallConfig({ behaviour: { startTimes: 1 } });
    const shapes: number[][] = [];
    stepWith(config, {
      criticLoss: (inputs) => {
        shapes.push(inputs.value.shape);
        return criticLoss(inputs);
      },
    });
    expect(shapes).toEqual([[2, 2]]);
  });

  it.each([["pathwise", {}], ["REINFORCE", choosing]])("leaves no tensor behind (%s)", (_name, overrides) => {
    const config = smallConfig(overrides, { ends: true });
    const [state, batch, noise] = smallStep(config);
    const part = { params: state.params.model, optimiser: state.optimisers.model };
    expectOwned(() => dreamerV1(config)(state, batch, noise));
    expectOwned(() => dreamerV1ModelStep(config)(part, batch, noise.posterior));
  }); // prettier-ignore

  it("refuses a batch of other sizes", () => {
    const config = smallConfig();
    const [state, batch, noise] = smallStep(config);
    expect(() => dreamerV1(config)(state, { ...batch, isFirst: tf.zeros([2, 3]) }, noise)).toThrow(
      "observe: isFirst must have shape [2, 4], got [2, 3]",
    );
  });
});

describeCaptured(
  "dreamerV1",
  Object.entries({ pathwise: {}, REINFORCE: choosing }).map(([name, overrides]) => {
    const config = smallConfig(overrides, { ends: true });
    return { name, step: dreamerV1(config), given: (seed: number) => smallStep(config, seed) };
  }),
);
