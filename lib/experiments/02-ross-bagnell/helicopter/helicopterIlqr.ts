import { multiplyVector } from "../../../core/matrix";
import { dot } from "../../../core/metrics";
import { linearisedHelicopter } from "../../../envs/helicopter/helicopterLinear";
import {
  flyDeviation,
  type Deviation,
  type HelicopterTarget,
} from "../../../envs/helicopter/helicopterTarget";
import { helicopterCost } from "../../../envs/helicopter/helicopterWorld";
import { clipControl, type ControlBounds } from "../../../planning/controlFeedback";
import { ilqr, type IlqrResult } from "../../../planning/ilqr";
import { ilqrPolicy } from "../../../planning/ilqrPolicy";
import { lqr } from "../../../planning/lqr";
import type { HelicopterPolicy } from "./helicopterExploration";

/** Steps of 0.1 s that iLQR plans. Ten, thirty and fifty make costs that are the same to 0.1 %. */
export const lookahead = 20;

/** The largest control. At 1 the helicopter clips what is beyond, so that central differences would find half of the effect: from
 *  wide starts 11 of 80 searches would not converge, and they would take 12 iterations instead of 5. */
const largestControl = 0.9999;

/** An expert that plans with iLQR from where an episode starts, in the true dynamics without gusts. */
export interface HelicopterIlqr {
  /** The least Σ ‖deviation‖² + ‖action‖² over `lookahead` steps from a start, and after them xᵀ P x, which LQR promises. */
  search(start: Deviation): IlqrResult;
  /** Searches at step 0 of every episode, flies u = uₜ + Kₜ (x − xₜ), and LQR after `lookahead` steps. It remembers its last
   *  search: episodes must follow each other. */
  expert: HelicopterPolicy;
}

/** The iLQR expert of a target. From the target itself it is LQR; from elsewhere it knows that turning is not linear, and that
 *  controls end at −1 and 1.
 *  @see helicopterVariant, which says by how much it is better. */
export function helicopterIlqr(target: HelicopterTarget): HelicopterIlqr {
  const { A, B } = linearisedHelicopter(target);
  const { K, P } = lqr(A, B, helicopterCost.Q, helicopterCost.R);
  const bounds = {
    low: target.trim.map((control) => -largestControl - control),
    high: target.trim.map((control) => largestControl - control),
  };
  const dynamics = (x: readonly number[], u: readonly number[]) => flyDeviation(target, x, u);
  const regulate = (x: Deviation) => multiplyVector(K, x);
  const search = (start: Deviation) =>
    ilqr({
      dynamics,
      cost: (x, u) => dot(x, x) + dot(u, u),
      finalCost: (x) => dot(x, multiplyVector(P, x)),
      x0: start,
      controls: flown(start, dynamics, regulate, bounds),
      bounds,
      maxIterations: 50,
      tolerance: 1e-4,
    });
  let planned: HelicopterPolicy = regulate;
  const expert: HelicopterPolicy = (x, t, rng) => {
    if (t === 0) planned = ilqrPolicy(search(x), bounds);
    return (t < lookahead ? planned : regulate)(x, t, rng);
  };
  return { search, expert };
}

/** The controls, within the bounds, of `lookahead` steps with a policy. */
function flown(
  start: Deviation,
  dynamics: (x: Deviation, u: readonly number[]) => number[],
  policy: (x: Deviation) => number[],
  bounds: ControlBounds,
): number[][] {
  let x = start;
  return Array.from({ length: lookahead }, () => {
    const u = clipControl(policy(x), bounds);
    x = dynamics(x, u);
    return u;
  });
}
