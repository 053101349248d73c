import type { Rng } from "../../../core/rng";
import type { Deviation } from "../../../envs/helicopter/helicopterTarget";
import type { ControlChange } from "../../../envs/helicopter/helicopterWorld";
import { collectSteps } from "../../../envs/rollout";
import type { Policy, Transition, World } from "../../../envs/world";

/** One step of a helicopter's deviation from its target. */
export type HelicopterStep = Transition<Deviation, ControlChange>;

/** A controller of the helicopter. */
export type HelicopterPolicy = Policy<Deviation, ControlChange>;

/** Who explores: nobody flies, steps start by chance about the target (ν_t); the expert (ν_e); the expert with noise on its
 *  controls (ν_en); ν_t and ν_e in turn, which is
 *  no distribution of the paper's. */
export type HelicopterExploration = "target" | "expert" | "noisyExpert" | "mixture";

/** VARIANCES of the noise: ν_t's on each number of the deviation, ν_t's and ν_en's on each control. Whoever takes them for
 *  standard deviations makes the controls' effects 3 to 50 times smaller than the gusts', and ν teaches nothing about them. */
export const explorationVariance = { deviation: 0.0025, control: 0.0001 };

/** Who flies, where, and for how many steps. */
export interface Explorers {
  world: World<Deviation, ControlChange>;
  expert: HelicopterPolicy;
  horizon: number;
  variance?: typeof explorationVariance;
}

/** D_exp ~ ν: `count` transitions; more of them begin with the same.
 *  @see Ross and Bagnell 2012, arXiv:1203.1007 */
export function exploreHelicopter(
  exploration: HelicopterExploration,
  explorers: Explorers,
  count: number,
  rng: Rng,
): HelicopterStep[] {
  const { world, expert, horizon, variance = explorationVariance } = explorers;
  const [deviation, control] = [Math.sqrt(variance.deviation), Math.sqrt(variance.control)];
  switch (exploration) {
    case "target":
      return Array.from({ length: count }, () => {
        const state = normals(12, deviation, rng);
        const action = normals(4, control, rng);
        return { state, action, ...world.step(state, action, rng) };
      });
    case "expert":
      return collectSteps(world, expert, { horizon, count }, rng);
    case "noisyExpert": {
      const noisy: HelicopterPolicy = (state, t) =>
        expert(state, t, rng).map((change) => change + rng.normal(0, control));
      return collectSteps(world, noisy, { horizon, count }, rng);
    }
    case "mixture": {
      const [target, flown] = (["target", "expert"] as const).map((half) =>
        exploreHelicopter(half, explorers, Math.ceil(count / 2), rng.split(half)),
      );
      return Array.from({ length: count }, (_, i) => (i % 2 === 0 ? target : flown)[Math.floor(i / 2)]);
    }
  }
}

function normals(count: number, standardDeviation: number, rng: Rng): number[] {
  return Array.from({ length: count }, () => rng.normal(0, standardDeviation));
}
