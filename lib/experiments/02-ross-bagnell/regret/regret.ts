import { dot, mean, sum } from "../../../core/metrics";
import { Rng } from "../../../core/rng";
import type { Round } from "../../../modelLearning/regret";
import { linearDynamics } from "../../../modelLearning/ridgeLinear";
import { rossBagnell } from "../../../modelLearning/rossBagnell";
import { theoremBound } from "../../../modelLearning/theoremBound";
import { drawPairs } from "../../../tabular/drawPairs";
import { evalPolicy } from "../../../tabular/evalPolicy";
import { withTransitions, type Mdp } from "../../../tabular/mdp";
import { occupancy } from "../../../tabular/occupancy";
import { planInModel } from "../../../tabular/planInModel";
import { randomMdp } from "../../../tabular/worlds/randomMdp";
import type { OwnAnswers, OwnLoop } from "../ownAnswers";
import { pendulumTask } from "../pendulum/pendulum";
import { linearModels } from "../pendulum/pendulumModels";

/** What the rounds of the loop on the pendulum ask of linear models, as least squares: features are [θ, ω, u], targets what
 *  the pendulum did beyond the prior. Each round holds the expert's hundred steps and a hundred of the learner's, so that its
 *  loss is half and half.
 *  @param loop A student's own, for instance. @param own A student's answers to 2.3 and 2.4; ours unless given.
 *  @returns [count] */
export function pendulumRounds(
  seed: number,
  count = 100,
  loop: OwnLoop = rossBagnell,
  own?: OwnAnswers,
): Round[] {
  const models = linearModels({}, own?.fitLinearRidge);
  const predict = linearDynamics(models.prior);
  const setting = { seed, expertSamples: 100, samples: 100, controlNoise: 0.3 };
  const task = pendulumTask(models, setting, own?.lqr);
  const { policies } = loop(task, count - 1, 0.5);
  return policies.map((policy, i) => {
    const steps = [...task.expertData, ...task.execute(policy, i)];
    return {
      features: steps.map(({ state, action }) => [...state, ...action]),
      targets: steps.map(({ state, action, next }) => {
        const believed = predict(state, action);
        return next.map((x, k) => x - believed[k]);
      }),
    };
  });
}

/** Both sides of the theorem after 1, …, N rounds. */
export interface TheoremCurves {
  /** The mean shortfall J* − J(π̂_i) of the policies so far, in rewards. */
  shortfall: number[]; // [N]
  /** With the L1 loss, ‖P̂ − P‖₁. */
  bound: number[]; // [N]
  /** With the log loss, of which only what exceeds the world's own counts: KL(P ‖ P̂) = E[−ln P̂] − E[−ln P]. */
  logBound: number[]; // [N]
}

/** The loop on a random MDP of 6 states and 2 actions, γ = .7, where all that the theorem speaks of can be computed. The
 *  comparator is optimal, ν its occupancy. A round draws 20 transitions from ½ ν + ½ d^π̂; models are relative frequencies,
 *  towards a uniform prior that weighs one transition. */
export function theoremCurves(seed: number, rounds = 50): TheoremCurves {
  const rng = new Rng(seed);
  const world = randomMdp(rng, { S: 6, A: 2, gamma: 0.7 });
  const best = planInModel(world);
  const [nu, value] = [occupancy(world, best), (pi: number[][]) => dot(world.mu, evalPolicy(world, pi))];
  const counts = world.P.map((actions) => actions.map((row) => row.map(() => 1 / world.S)));
  const [losses, excesses, shortfalls]: number[][] = [[], [], []];
  for (let i = 0; i < rounds; i++) {
    const model = frequencies(world, counts);
    const policy = planInModel(model);
    const mixture = occupancy(world, policy).map((row, s) => row.map((d, a) => (d + nu[s][a]) / 2));
    losses.push(dot(mixture.flat(), distances(world, model)));
    excesses.push(dot(mixture.flat(), divergences(world, model)));
    shortfalls.push(value(best) - value(policy));
    for (const { s, a } of drawPairs(rng, mixture, 20)) counts[s][a][rng.categorical(world.P[s][a])]++;
  }
  const upTo = (values: number[]) => values.map((_, i) => mean(values.slice(0, i + 1)));
  const bound = (loss: number) => theoremBound({ losses: [loss], gamma: world.gamma });
  return {
    shortfall: upTo(shortfalls),
    bound: upTo(losses).map(bound),
    logBound: upTo(excesses).map((excess) => bound(Math.sqrt(2 * excess))),
  };
}

function frequencies(world: Mdp, counts: number[][][]): Mdp {
  const P = counts.map((actions) =>
    actions.map((row) => {
      const total = row.reduce((sum, count) => sum + count, 0);
      return row.map((count) => count / total);
    }),
  );
  return withTransitions(world, P);
}

/** ‖P̂ − P‖₁ for all states and actions, [S · A]. */
function distances(world: Mdp, model: Mdp): number[] {
  return world.P.flatMap((actions, s) =>
    actions.map((row, a) => sum(row.map((p, next) => Math.abs(p - model.P[s][a][next])))),
  );
}

/** KL(P ‖ P̂) for all states and actions, [S · A]. */
function divergences(world: Mdp, model: Mdp): number[] {
  return world.P.flatMap((actions, s) =>
    actions.map((row, a) => sum(row.map((p, next) => (p === 0 ? 0 : p * Math.log(p / model.P[s][a][next]))))),
  );
}
