import { dreamerParams } from "lib/agents/dreamer/state";
import { dreamerV2, type DreamerV2Equations, dreamerV2ModelStep } from "lib/agents/dreamerV2/dreamerV2";
import { dreamerV2StateOf } from "lib/agents/dreamerV2/state";
import { type ScheduleConfig } from "lib/agents/training/schedule";
import { Rng } from "lib/core/rng";
import { type klBalance } from "lib/objectives/klBalance";
import { type mixedActorLoss } from "lib/objectives/mixedActorLoss";
import { leavesOf, type TensorTree } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { expectClose } from "../../nn/expectClose";
import { keepsThePolicyOpen } from "../dreamerV1/lossOracles";
import { smallConfig, smallStep } from "./small";

type Equations = Partial<DreamerV2Equations>;

const numbersOf = (tree: TensorTree) => leavesOf(tree).map((leaf) => leaf.arraySync());

/** Images teach the encoder: where the divergence counts for nothing, the gradient comes through the drawn states alone. */
export function letsImagesTeachTheEncoder(equations: Equations): void {
  const config = smallConfig({ modelLoss: { klScale: 0 } });
  const [{ params, optimisers }, batch, noise] = smallStep(config);
  const part = { params: params.model, optimiser: optimisers.model };
  const { params: next } = dreamerV2ModelStep(config, equations)(part, batch, noise.posterior).part;
  const moved = tf.max(tf.abs(tf.sub(next.encoder.layers[0].kernel, params.model.encoder.layers[0].kernel)));
  expect(moved.dataSync()[0]).toBeGreaterThan(1e-5); // a learning rate is 6e-4; weight decay moves none by so much
}

/** The prior learns with α of the divergence's gradient, α (p − q) by its logits, and the posterior with the rest. */
export function letsThePriorLearnMore(balanceOf: typeof klBalance): void {
  const [q, p] = [[0.7, 0.3], [0.4, 0.6]]; // prettier-ignore
  const logits = (probs: number[]) => tf.log(tf.tensor([[probs]]));
  const slopes = tf.grads((posterior, prior) => {
    const nothing = tf.mul(tf.add(tf.sum(posterior), tf.sum(prior)), 0); // so that it is a function of both
    return tf.add(tf.sum(balanceOf(tf.logSoftmax(posterior), tf.logSoftmax(prior), 0.8)), nothing);
  })([logits(q), logits(p)]);
  expectClose(tf.reshape(slopes[1], [2]), [0.8 * (p[0] - q[0]), 0.8 * (p[1] - q[1])]);
  const surprise = q.map((x, i) => Math.log(x / p[i]));
  const mean = q[0] * surprise[0] + q[1] * surprise[1];
  expectClose(tf.reshape(slopes[0], [2]), q.map((x, i) => 0.2 * x * (surprise[i] - mean))); // prettier-ignore
}

/** The slow critic is the critic after the first update, and stays as it is until the next copy. */
export function keepsTargetsStill(equations: Equations): void {
  const config = smallConfig({ behaviour: { copyEvery: 3 } });
  const [state, batch, noise] = smallStep(config);
  const step = dreamerV2(config, equations);
  const [first, second] = [step(state, batch, noise), step(step(state, batch, noise).state, batch, noise)];
  expect(numbersOf(first.state.slowCritic)).toEqual(numbersOf(first.state.params.critic));
  expect(numbersOf(second.state.slowCritic)).toEqual(numbersOf(first.state.slowCritic));
}

/** Where returns are as expected, the loss makes a policy more even that is not. */
export function keepsChoicesOpen(lossOf: typeof mixedActorLoss): void {
  keepsThePolicyOpen((inputs, entropyScale) => lossOf(inputs, entropyScale, 1));
}

/** What is known to end counts for nothing after its end: the critic's loss is that of the start alone. */
export function valuesNothingAfterDeath(equations: Equations): void {
  const config = smallConfig({ optimiser: { modelRate: 0 } });
  const [, batch, noise] = smallStep(config);
  const state = dreamerV2StateOf(dreamerParams(new Rng(1), config));
  const counted: number[][] = [];
  const criticLoss: DreamerV2Equations["criticLoss"] = ({ value, weight }) => {
    counted.push(...(tf.sum(weight, 0, true).arraySync() as number[][]));
    return tf.mean(value) as tf.Scalar;
  };
  const isTerminal = tf.onesLike(batch.isTerminal);
  dreamerV2(config, { ...equations, criticLoss })(state, { ...batch, isTerminal }, noise);
  expectClose(tf.tensor(counted), [[8, 0, 0]], 0);
}

/** As published: an update every 16 steps of the agent, each of four frames. */
export function updatesAsPublished({ stepsPerRound, updatesPerRound, actionRepeat }: ScheduleConfig): void {
  expect([stepsPerRound / updatesPerRound, actionRepeat]).toEqual([16, 4]);
}
