import type { Matrix } from "../../../core/matrix";
import { Rng } from "../../../core/rng";
import {
  clipTorque,
  createPendulum,
  linearisedPendulum,
  pendulumCost,
  pendulumDefaults,
  pendulumHorizon,
  type PendulumConfig,
} from "../../../envs/control/pendulum";
import { collectSteps, meanCost } from "../../../envs/rollout";
import type { Policy, Transition, World } from "../../../envs/world";
import { createLoopTask, type LoopTask } from "../../../modelLearning/loopTask";
import type { LinearModel } from "../../../modelLearning/ridgeLinear";
import type { Vector } from "../../../modelLearning/vectorDynamics";
import { ourRegulator } from "../ownAnswers";
import type { PendulumModels } from "./pendulumModels";

export type PendulumPolicy = Policy<Vector, Vector>;
export type PendulumStep = Transition<Vector, Vector>;
export type PendulumLoopTask<Model> = LoopTask<Model, PendulumPolicy, PendulumStep>;

/** What a run of the experiment depends on. */
export interface PendulumSetting {
  /** From it come the data; the evaluation is the same for every seed. */
  seed: number;
  /** Who makes the expert's data. "exploration" puts the pendulum anywhere and does anything. */
  source?: "expert" | "exploration";
  /** Standard deviation of the noise that the expert adds to its torque (default 0). */
  controlNoise?: number;
  /** How many transitions of the expert there are from the start (default 500). */
  expertSamples?: number;
  /** How many transitions the learner adds in each round (default 50). */
  samples?: number;
  /** What differs from the lecture's pendulum. */
  pendulum?: Partial<PendulumConfig>;
}

/** The policy u = K x, within the motor's limits. @param K [1][2] */
function follow([[k0, k1]]: number[][], maxTorque?: number): PendulumPolicy {
  return (x) => [clipTorque(k0 * x[0] + k1 * x[1], maxTorque)];
}

/** The policy u = K x with the gain of the linear-quadratic regulator, within the motor's limits.
 *  @param lqr The planner: a student's, or ours unless given.
 *  @throws RangeError if no gain stabilises the model, with our planner. */
export function planPendulum({ A, B }: LinearModel, maxTorque?: number, lqr = ourRegulator): PendulumPolicy {
  const copy = (rows: Matrix) => rows.map((row) => [...row]);
  return follow(lqr(copy(A), copy(B), copy(pendulumCost.Q), copy(pendulumCost.R)), maxTorque);
}

/** What `lqr` gives for the lecture's pendulum about upright. Students write the planner after they have met the expert. */
export const expertGain = [[-18.59253153435527, -5.391877078702615]];

/** The regulator of the true dynamics about upright. */
export function pendulumExpert(pendulum: Partial<PendulumConfig> = {}): PendulumPolicy {
  const dynamics = linearisedPendulum(pendulum);
  if (JSON.stringify(dynamics) === JSON.stringify(linearisedPendulum()))
    return follow(expertGain, pendulum.maxTorque);
  return planPendulum(dynamics, pendulum.maxTorque);
}

/** J(π) over ten episodes that are the same for every policy and every seed. */
function evaluate(world: World<Vector, Vector>, policy: PendulumPolicy): number {
  const rng = new Rng("pendulum").split("evaluate");
  return meanCost(world, policy, { horizon: pendulumHorizon, episodes: 10, rng });
}

/** J*, the expert's cost: a yardstick, not the least that there is. The regulator plans for ever; one for 100 steps, which pushes
 *  less and less towards the end, costs 0.93 J*. And ten episodes are few: tuned to them, u = K x costs 0.99 J*. */
export function expertPendulumCost(pendulum: Partial<PendulumConfig> = {}): number {
  return evaluate(createPendulum({ ...pendulum, afterFall: "lie" }), pendulumExpert(pendulum));
}

/** The expert's data, D_exp ~ ν. */
export function pendulumData(setting: PendulumSetting): PendulumStep[] {
  const { source = "expert", controlNoise = 0, expertSamples = 500, pendulum } = setting;
  const rng = new Rng(setting.seed).split("expert data");
  const world = createPendulum(pendulum);
  if (source === "exploration") return Array.from({ length: expertSamples }, () => exploreStep(world, rng));
  const expert = pendulumExpert(pendulum);
  const policy: PendulumPolicy = (x, t) => [
    clipTorque(expert(x, t, rng)[0] + rng.normal(0, controlNoise), pendulum?.maxTorque),
  ];
  return collectSteps(world, policy, { horizon: pendulumHorizon, count: expertSamples }, rng);
}

/** A step from a state in [−π, π]² with a torque in [−12, 12], all uniform. */
function exploreStep(world: World<Vector, Vector>, rng: Rng): PendulumStep {
  const draw = (largest: number) => (2 * rng.uniform() - 1) * largest;
  const state = [draw(Math.PI), draw(Math.PI)];
  const action = [draw(pendulumDefaults.maxTorque)];
  return { state, action, ...world.step(state, action, rng) };
}

/** The task of the loop for a class of models. Rollouts of the data end with a fall; in evaluations a fallen pendulum lies and
 *  goes on to cost 5 a step, so that an early fall is worse than a late one.
 *  @param lqr The planner: a student's, or ours unless given. */
export function pendulumTask<Model>(
  { modelClass, prior, linearise }: PendulumModels<Model>,
  setting: PendulumSetting,
  lqr = ourRegulator,
): PendulumLoopTask<Model> {
  return createLoopTask({
    world: createPendulum(setting.pendulum),
    judged: createPendulum({ ...setting.pendulum, afterFall: "lie" }),
    evaluate,
    modelClass,
    prior,
    expertData: pendulumData(setting),
    plan: (model) => planPendulum(linearise(model), setting.pendulum?.maxTorque, lqr),
    horizon: pendulumHorizon,
    samples: setting.samples ?? 50,
    rng: new Rng(setting.seed).split("loop"),
  });
}
