import { throwIfInterrupted } from "../core/interruption";
import { assertShape } from "../core/shape";
import { clipControl, feedback, type ControlBounds } from "./controlFeedback";
import { ilqrBackward, type ControlUpdate } from "./ilqrBackward";
import { finalModel, localModel, type FinalModel, type LocalModel } from "./localModel";

/** A trajectory to optimise: cost Σₜ cost(xₜ, uₜ, t) + finalCost(x_H), x₀ given, x' = dynamics(x, u). */
export interface IlqrProblem {
  readonly dynamics: (x: number[], u: number[]) => number[];
  readonly cost: (x: number[], u: number[], t: number) => number;
  readonly finalCost: (x: number[]) => number;
  /** [n] */
  readonly x0: readonly number[];
  /** Where the search starts, [H][m]; its length is the horizon. */
  readonly controls: readonly (readonly number[])[];
  readonly bounds?: ControlBounds;
  /** Derivatives in closed form; central differences by default. */
  readonly derivatives?: {
    readonly step: (x: number[], u: number[], t: number) => LocalModel;
    readonly final: (x: number[]) => FinalModel;
  };
  /** Most backward passes (default 200). */
  readonly maxIterations?: number;
  /** Done when the local models promise no more than this part of 1 + |cost| (default 1e-9). */
  readonly tolerance?: number;
}

/** A control sequence and where it leads. */
interface Trajectory {
  /** [H + 1][n] */
  readonly states: number[][];
  /** [H][m], within the bounds. */
  readonly controls: number[][];
  readonly cost: number;
}

/** The trajectory that iLQR found. */
export interface IlqrResult extends Trajectory {
  /** Feedback around the trajectory, u = uₜ + Kₜ (x − xₜ), [H][m][n]; 0 for controls at a bound. */
  readonly gains: number[][][];
  /** Backward passes made. */
  readonly iterations: number;
  /** Whether the tolerance was reached: the trajectory is locally optimal. */
  readonly converged: boolean;
  /** The cost at the start and after each accepted step; it falls. */
  readonly costs: number[];
}

/** Regularisation: the least one above 0, its factor of growth, and where the search gives up. */
const damping = { least: 1e-6, factor: 6, largest: 1e10 };

/** The iterative linear-quadratic regulator, with limits of the controls: linearises the dynamics and takes the cost to
 *  second order around a trajectory, solves that problem backwards, and runs forward with the first step size of
 *  1, 1/2, …, 2⁻¹⁰ by which the cost really falls. If none does, or there is no minimum, the controls' cost is regularised
 *  (Levenberg–Marquardt) and the pass repeated. What does not converge is returned as such.
 *  @throws RangeError if a shape does not fit, bounds are out of order, or the first run is not finite.
 *  @see Tassa, Mansard and Todorov 2014, "Control-limited differential dynamic programming" */
export function ilqr(problem: IlqrProblem): IlqrResult {
  const { maxIterations = 200, tolerance = 1e-9 } = problem;
  const bounds = checkedBounds(problem);
  let trajectory = firstRun(problem, bounds);
  let models = differentiate(problem, trajectory);
  let [mu, iterations, converged] = [0, 0, false];
  const costs = [trajectory.cost];
  while (iterations < maxIterations && !converged && mu <= damping.largest) {
    throwIfInterrupted();
    iterations++;
    const update = ilqrBackward(models.steps, models.final, trajectory.controls, bounds, mu);
    const promised = update ? -(update.linear + update.quadratic) : NaN;
    const small = promised <= tolerance * (1 + Math.abs(trajectory.cost));
    converged = small && mu <= damping.least;
    const better = update && !small ? searchLine(problem, trajectory, update, bounds) : undefined;
    mu = better || small ? relaxed(mu) : Math.max(damping.least, mu * damping.factor);
    if (!better) continue;
    trajectory = better;
    models = differentiate(problem, trajectory);
    costs.push(trajectory.cost);
  }
  const gains = finalGains(models, trajectory, bounds);
  return { ...trajectory, gains, iterations, converged, costs };
}

const relaxed = (mu: number) => (mu / damping.factor < damping.least ? 0 : mu / damping.factor);

function checkedBounds({ controls, bounds }: IlqrProblem): ControlBounds {
  if (controls.length === 0) throw new RangeError("ilqr: controls must hold at least one step");
  const m = controls[0].length;
  assertShape("ilqr: controls", controls, [controls.length, m]);
  if (!bounds) return { low: controls[0].map(() => -Infinity), high: controls[0].map(() => Infinity) };
  assertShape("ilqr: bounds.low", bounds.low, [m]);
  assertShape("ilqr: bounds.high", bounds.high, [m]);
  bounds.low.forEach((low, i) => {
    if (!(low <= bounds.high[i])) {
      throw new RangeError(
        `ilqr: bounds.low[${i}] must be at most bounds.high[${i}], got ${low} and ${bounds.high[i]}`,
      );
    }
  });
  return bounds;
}

function firstRun(problem: IlqrProblem, bounds: ControlBounds): Trajectory {
  const run = roll(problem, (_, t) => clipControl(problem.controls[t], bounds));
  if (Number.isFinite(run.cost)) return run;
  throw new RangeError(`ilqr: the first run must have a finite cost, got ${run.cost}: try smaller controls`);
}

/** The run from x₀ with the controls that a policy chooses. */
function roll(problem: IlqrProblem, policy: (x: number[], t: number) => number[]): Trajectory {
  const states = [problem.x0.slice()];
  const controls: number[][] = [];
  let cost = 0;
  for (let t = 0; t < problem.controls.length; t++) {
    controls.push(policy(states[t], t));
    cost += problem.cost(states[t], controls[t], t);
    states.push(problem.dynamics(states[t], controls[t]));
  }
  return { states, controls, cost: cost + problem.finalCost(states[controls.length]) };
}

function differentiate(problem: IlqrProblem, { states, controls }: Trajectory) {
  const { dynamics, cost, finalCost, derivatives } = problem;
  const step = derivatives?.step ?? ((x, u, t) => localModel(dynamics, cost, x, u, t));
  const final = derivatives?.final ?? ((x) => finalModel(finalCost, x));
  return {
    steps: controls.map((u, t): LocalModel => step(states[t], u, t)),
    final: final(states[controls.length]),
  };
}

/** The first run of step size 1, 1/2, …, 2⁻¹⁰ that falls by 1e-4 of what the update promises; undefined if none does. */
function searchLine(
  problem: IlqrProblem,
  { states, controls, cost }: Trajectory,
  { k, K, linear, quadratic }: ControlUpdate,
  bounds: ControlBounds,
): Trajectory | undefined {
  for (let size = 1; size >= 2 ** -10; size /= 2) {
    const run = roll(problem, (x, t) => {
      const change = feedback(K[t], x, states[t]);
      return clipControl(controls[t].map((u, i) => u + size * k[t][i] + change[i]), bounds); // prettier-ignore
    });
    const promised = -(linear * size + quadratic * size ** 2);
    if (cost - run.cost >= 1e-4 * promised) return run;
  }
  return undefined;
}

/** The gains of a backward pass around the trajectory, regularised as little as possible. */
function finalGains(
  models: { steps: LocalModel[]; final: FinalModel },
  { controls }: Trajectory,
  bounds: ControlBounds,
): number[][][] {
  for (let mu = 0; mu <= damping.largest; mu = Math.max(damping.least, mu * damping.factor)) {
    const update = ilqrBackward(models.steps, models.final, controls, bounds, mu);
    if (update) return update.K;
  }
  return models.steps.map(({ B, A }) => B[0].map(() => A.map(() => 0)));
}
