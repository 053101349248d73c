import { Rng } from "../../../core/rng";
import { linearisedPendulum } from "../../../envs/control/pendulum";
import { createLinearFit, type LinearModel } from "../../../modelLearning/ridgeLinear";
import { rossBagnell } from "../../../modelLearning/rossBagnell";
import type { OwnAnswers, OwnLoop } from "../ownAnswers";
import { pendulumTask } from "./pendulum";
import { linearModels } from "./pendulumModels";

/** What three judges say of some models; entry k of each list belongs to model k. */
export interface LossVersusCost {
  models: LinearModel[];
  /** The mean one-step loss on the expert's data. */
  expertLoss: number[];
  /** The mean one-step loss, half on the expert's data and half on what ten rounds of the loop added. */
  mixedLoss: number[];
  /** J of the regulator of each model, in the world. */
  realCost: number[];
}

/** Different beliefs about the pendulum, each corrected by least squares on the same data of the same expert. That expert is
 *  u = K x without noise, so that its data tell A + B K but not A and B: the models fit it equally well, and keep different
 *  halves of their beliefs.
 *  @param loop A student's own, for instance. @param own A student's answers to 2.3 and 2.4; ours unless given.
 *  @see Lambert, Amos, Yadan and Calandra 2020, arXiv:2002.04523 */
export function lossVersusCost(
  seed: number,
  count = 60,
  loop: OwnLoop = rossBagnell,
  own?: OwnAnswers,
): LossVersusCost {
  const task = pendulumTask(linearModels({}, own?.fitLinearRidge), { seed }, own?.lqr);
  const { policies } = loop(task, 10, 0.5);
  const learnerData = policies.slice(0, -1).flatMap((policy, i) => [...task.execute(policy, i)]);
  const rng = new Rng(seed).split("beliefs");
  const batch = { weight: 1, data: task.expertData };
  const { fit } = createLinearFit(2, 1, own?.fitLinearRidge);
  const models = Array.from({ length: count }, () => fit([batch], 1e-6, drawBelief(rng)));
  const expertLoss = models.map((model) => task.loss(model, task.expertData));
  return {
    models,
    expertLoss,
    mixedLoss: models.map((model, k) => (expertLoss[k] + task.loss(model, learnerData)) / 2),
    realCost: models.map((model) => task.realCost(task.plan(model))),
  };
}

/** The true dynamics about upright, with errors in what they say of ω'. */
function drawBelief(rng: Rng): LinearModel {
  const { A, B } = linearisedPendulum();
  const slopes = A[1].map((a) => a + rng.normal(0, 0.3));
  return { A: [A[0], slopes], B: [B[0], [B[1][0] * Math.exp(rng.normal(0, 0.6))]] };
}
