import { multiplyVector } from "../../../core/matrix";
import { dot } from "../../../core/metrics";
import { Rng } from "../../../core/rng";
import {
  createPendulum,
  pendulumCost,
  pendulumDefaults,
  pendulumHorizon,
} from "../../../envs/control/pendulum";
import { rollout } from "../../../envs/rollout";
import { linearDynamics, type LinearModel } from "../../../modelLearning/ridgeLinear";
import { cem } from "../../../planning/cem";
import { gainCost } from "../../../planning/gainCost";
import { Mpc, type SequencePlanner } from "../../../planning/mpc";
import { randomShooting } from "../../../planning/randomShooting";
import { rolloutCost, type RolloutOptions, type Simulator } from "../../../planning/rolloutCost";
import { ourRegulator } from "../ownAnswers";
import { planPendulum, type PendulumPolicy } from "./pendulum";

/** What a planner is worth. */
export interface PlannerRow {
  planner: string;
  /** What the episode costs in the world, as a multiple of LQR's. */
  cost: number;
  /** Control sequences that are tried for each decision. */
  sequences: number;
  /** The time that the decisions of the episode take, measured. */
  seconds: number;
}

/** How far the searches look ahead where nothing tells them what comes after: 1 s. */
const farAhead = 20;

/**
 * Plans in one linear model of the pendulum in other ways than by LQR, and flies each plan for an episode of the world that
 * begins 0.25 rad off balance. The searches plan anew at every step and take the first control of each plan (MPC).
 * @param lqr The planner: a student's, or ours unless given.
 */
export function comparePlanners(model: LinearModel, lqr = ourRegulator): PlannerRow[] {
  const [A, B] = [model.A, model.B].map((rows) => rows.map((row) => [...row]));
  const P = gainCost({ A, B, ...pendulumCost }, lqr(A, B, pendulumCost.Q, pendulumCost.R));
  const regulator = planPendulum(model, undefined, lqr);
  const value = { finalCost: (x: number[]) => dot(x, multiplyVector(P, x)) };
  const policies: [planner: string, sequences: number, policy: PendulumPolicy][] = [
    ["LQR", 0, regulator],
    ["random shooting, 20 steps ahead", 250, shoot(model)],
    ["CEM, 20 steps ahead", 250, crossEntropy(model, farAhead)],
    ["CEM, 5 steps ahead, then LQR's value", 250, crossEntropy(model, 5, value)],
  ];
  const flown = policies.map(([planner, sequences, policy]) => ({ planner, sequences, ...fly(policy) }));
  return flown.map((row) => ({ ...row, cost: row.cost / flown[0].cost }));
}

function fly(policy: PendulumPolicy): { cost: number; seconds: number } {
  const start = performance.now();
  const { cost } = rollout(
    createPendulum({ afterFall: "lie" }),
    policy,
    pendulumHorizon,
    new Rng("push"),
    [0.25, 0],
  );
  return { cost, seconds: (performance.now() - start) / 1000 };
}

/** The cheapest of 250 sequences that are drawn anew for each decision. */
function shoot(model: LinearModel): PendulumPolicy {
  const search = { ...bounded(farAhead), samples: 250 };
  return again(farAhead, (x) => randomShooting({ ...search, evaluate: promise(model, x) }).controls);
}

/** The middle of what five rounds of 50 sequences, the cheapest five of each kept, come to. */
function crossEntropy(model: LinearModel, horizon: number, options?: RolloutOptions): PendulumPolicy {
  const search = { ...bounded(horizon), samples: 50, elites: 5, iterations: 5, std: [4] };
  return again(horizon, (x, mean) => cem({ ...search, mean, evaluate: promise(model, x, options) }).mean);
}

const bounded = (horizon: number) => ({
  horizon,
  low: [-pendulumDefaults.maxTorque],
  high: [pendulumDefaults.maxTorque],
  rng: new Rng("planner"),
});

/** What the model promises that a sequence of controls from x costs. */
function promise(
  model: LinearModel,
  x: number[],
  options?: RolloutOptions,
): (controls: number[][]) => number {
  const world = createPendulum({ afterFall: "lie" }, linearDynamics(model));
  const step: Simulator = (state, u) => {
    const { next, cost } = world.step(state, u, noDraws);
    return { next: [...next], cost };
  };
  return (controls) => rolloutCost(step, x, controls, options);
}

/** A model of the pendulum draws nothing. */
const noDraws = new Rng("none");

/** Plans at every step, from the rest of the last plan on. */
function again(horizon: number, plan: SequencePlanner): PendulumPolicy {
  const mpc = new Mpc(
    plan,
    Array.from({ length: horizon }, () => [0]),
  );
  return (x, t) => {
    if (t === 0) mpc.reset();
    return mpc.act(x);
  };
}
