import { throwIfInterrupted } from "../core/interruption";
import { createGrid, gridPoint, interpolationWeights, interpolator, type Grid } from "./grid";
import type { Simulator } from "./rolloutCost";
import { assertCount } from "../core/count";

/** A problem of least cost with few dimensions and few actions. */
export interface GridProblem<Action> {
  /** Least corner of the box of states, [d], d ≤ 3. */
  readonly low: readonly number[];
  /** Largest corner, [d]. */
  readonly high: readonly number[];
  /** Grid points per dimension, [d]. */
  readonly counts: readonly number[];
  readonly actions: readonly Action[];
  /** Without randomness; called once for each grid point and action. A terminated step has no cost-to-go. */
  readonly step: Simulator<Action>;
  /** The discount, in [0, 1]. With 1 the values are finite only where an end is reached, costs end, or maxCost holds. */
  readonly gamma: number;
  /** Sweeps end when no value changes by more than this (default 1e-6). */
  readonly tolerance?: number;
  /** Most sweeps (default 10,000). */
  readonly maxSweeps?: number;
  /** Counts exactly this many steps instead, from a cost-to-go of 0: V is the cost of the first `horizon` steps. */
  readonly horizon?: number;
  /** Values above it count as this: the price of never arriving (default Infinity). */
  readonly maxCost?: number;
}

/** What value iteration on a grid found. */
export interface GridSolution<Action> {
  /** The cost-to-go at the grid points, the last dimension fastest. */
  readonly V: Float64Array;
  /** The cost-to-go of any state, interpolated; outside of the box that of the nearest state on it. */
  readonly value: (x: readonly number[]) => number;
  /** The action of least cost now plus interpolated cost-to-go; the first among equals. */
  readonly policy: (x: readonly number[]) => Action;
  readonly sweeps: number;
  /** max |V − T V| over the grid points, with T V = min_a c + γ V(x'); with a horizon, the last step's change. */
  readonly residual: number;
  /** Whether the tolerance (or the horizon) was reached. */
  readonly converged: boolean;
}

/** Value iteration on a regular grid with multilinear interpolation: V(x) = min_a c(x, a) + γ V(x'(x, a)).
 *
 *  Gauss–Seidel sweeps in alternating order: a new value is used at once. For γ < 1 and no horizon the interpolated
 *  problem's solution is within residual / (1 − γ). What remains is the error of the grid.
 *  @throws RangeError if an argument is out of its range, or a step gives a cost or a state that is not finite.
 *  @see Bertsekas and Tsitsiklis 1996, Neuro-Dynamic Programming */
export function gridValueIteration<Action>(problem: GridProblem<Action>): GridSolution<Action> {
  const { actions, step, gamma, tolerance = 1e-6, maxSweeps = 10_000, horizon, maxCost = Infinity } = problem;
  assertGridProblem(problem);
  const grid = createGrid(problem);
  const table = tabulate(grid, problem);
  const V = new Float64Array(grid.size);
  const limit = horizon ?? maxSweeps;
  let [sweeps, change] = [0, Infinity];
  while (sweeps < limit && (horizon !== undefined || change > tolerance)) {
    throwIfInterrupted();
    const source = horizon === undefined ? V : V.slice();
    change = sweep(table, source, V, maxCost, sweeps % 2 === 1);
    sweeps++;
  }
  const residual = horizon === undefined ? sweep(table, V, V.slice(), maxCost, false) : change;
  const value = interpolator(grid, V);
  const policy = (x: readonly number[]) => actions[greedy(actions, step, gamma, value, x)];
  return { V, value, policy, sweeps, residual, converged: horizon !== undefined || residual <= tolerance };
}

function assertGridProblem<Action>(problem: GridProblem<Action>): void {
  const { actions, gamma, tolerance = 1e-6, maxSweeps = 1, horizon = 1, maxCost = Infinity } = problem;
  if (actions.length === 0) throw new RangeError("gridValueIteration: actions must not be empty");
  if (!(gamma >= 0 && gamma <= 1)) {
    throw new RangeError(`gridValueIteration: gamma must be in [0, 1], got ${gamma}`);
  }
  if (!(tolerance > 0))
    throw new RangeError(`gridValueIteration: tolerance must be above 0, got ${tolerance}`);
  assertCount("gridValueIteration: maxSweeps", maxSweeps);
  assertCount("gridValueIteration: horizon", horizon);
  if (Number.isNaN(maxCost)) throw new RangeError("gridValueIteration: maxCost must be a number, got NaN");
}

/** All steps from grid points: entry k = point · A + action has a cost, and `corners` points with weights γ w. */
interface StepTable {
  readonly A: number;
  readonly corners: number;
  readonly costs: Float64Array;
  readonly points: Int32Array;
  readonly weights: Float64Array;
}

function tabulate<Action>(grid: Grid, { actions, step, gamma }: GridProblem<Action>): StepTable {
  const [A, corners, entries] = [actions.length, grid.corners, grid.size * actions.length];
  const costs = new Float64Array(entries);
  const points = new Int32Array(entries * corners);
  const weights = new Float64Array(entries * corners);
  for (let k = 0; k < entries; k++) {
    const x = gridPoint(grid, Math.floor(k / A));
    const { next, cost, terminated } = step(x, actions[k % A]);
    if (!Number.isFinite(cost)) {
      throw new RangeError(
        `gridValueIteration: step must give a finite cost, got ${cost} at [${x.join(", ")}]`,
      );
    }
    costs[k] = cost;
    if (terminated) continue;
    interpolationWeights(grid, next, points, weights, k * corners);
    for (let corner = k * corners; corner < (k + 1) * corners; corner++) weights[corner] *= gamma;
  }
  return { A, corners, costs, points, weights };
}

/** Writes min_a c + γ source(x') to target at each point, the last point first if `backwards`; the largest change. */
function sweep(
  { A, corners, costs, points, weights }: StepTable,
  source: Float64Array,
  target: Float64Array,
  maxCost: number,
  backwards: boolean,
): number {
  let change = 0;
  for (let i = 0; i < target.length; i++) {
    const point = backwards ? target.length - 1 - i : i;
    let least = maxCost;
    for (let k = point * A; k < (point + 1) * A; k++) {
      let total = costs[k];
      for (let corner = k * corners; corner < (k + 1) * corners; corner++) {
        total += weights[corner] * source[points[corner]];
      }
      if (total < least) least = total;
    }
    const difference = least > target[point] ? least - target[point] : target[point] - least;
    if (!(difference <= change)) change = difference;
    target[point] = least;
  }
  return change;
}

function greedy<Action>(
  actions: readonly Action[],
  step: Simulator<Action>,
  gamma: number,
  value: (x: readonly number[]) => number,
  x: readonly number[],
): number {
  let [best, least] = [0, Infinity];
  actions.forEach((action, a) => {
    const { next, cost, terminated } = step([...x], action);
    const total = terminated ? cost : cost + gamma * value(next);
    if (total < least) [best, least] = [a, total];
  });
  return best;
}
