import { mergeConfig } from "../../core/config";
import { identity } from "../../core/matrix";
import type { Rng } from "../../core/rng";
import { tempest } from "./helicopter";
import { flyDeviation, type Deviation, type HelicopterTarget } from "./helicopterTarget";
import type { World } from "../world";

/** What there is about the dynamics. */
export interface HelicopterWorldConfig {
  /** Standard deviation of each of the twelve numbers at the start. */
  startDeviation: number;
  /** The largest cost of a step. */
  costCap: number;
  /** It has crashed where ‖deviation‖ is larger than this. */
  crashDistance: number;
  /** What happens then: the episode ends, or it lies where it is and each further step costs `costCap`. */
  afterCrash: "stop" | "lie";
}

/** Starts that differ from the target by 0.7 in norm; a crash costs what the largest deviation does. */
export const helicopterDefaults: HelicopterWorldConfig = {
  startDeviation: 0.2,
  costCap: 25,
  crashDistance: 5,
  afterCrash: "stop",
};

/** ‖deviation‖² + ‖action‖², the cost of a step below the cap. */
export const helicopterCost = { Q: identity(12), R: identity(4) };

/** A change of the controls from the trim, 4 numbers. */
export type ControlChange = readonly number[];

/** A flight that is to stay on its target, in deviations from it: World.step asks what 0.1 s do.
 *  @param model Dynamics of deviations to use instead of the physics: what a model promises. It has no gusts. */
export function createHelicopterWorld(
  target: HelicopterTarget,
  overrides: Partial<HelicopterWorldConfig> = {},
  model?: (deviation: Deviation, action: ControlChange) => number[],
): World<Deviation, ControlChange> {
  const { startDeviation, costCap, crashDistance, afterCrash } = mergeConfig(helicopterDefaults, overrides);
  const hasCrashed = (deviation: Deviation) => !(Math.hypot(...deviation) <= crashDistance);
  return {
    reset: (rng) => Array.from({ length: 12 }, () => rng.normal(0, startDeviation)),
    step(deviation, action, rng) {
      if (afterCrash === "lie" && hasCrashed(deviation))
        return { next: deviation, cost: costCap, terminated: false };
      const next = model ? model(deviation, action) : flyDeviation(target, deviation, action, drawGust(rng));
      const cost = Math.min(costCap, squares(deviation) + squares(action));
      return { next, cost, terminated: afterCrash === "stop" && hasCrashed(next) };
    },
  };
}

/** White noise in place of the published filter g' = 0.8 g + 0.2 · gust · n, with the same variance: (gust / 3)². */
function drawGust(rng: Rng): number[] {
  return tempest.gust.map((gust) => rng.normal(0, gust / 3));
}

function squares(x: readonly number[]): number {
  return x.reduce((total, entry) => total + entry * entry, 0);
}
