import { clipControl, feedback, type ControlBounds } from "./controlFeedback";
import type { IlqrResult } from "./ilqr";

/** The trajectory as a policy that corrects what went otherwise: u = clip(uₜ + Kₜ (x − xₜ)), [m].
 *
 *  After the last step it goes on with the last control and gain around the last but one state.
 *  @param bounds Limits of the control; none by default. */
export function ilqrPolicy(
  { states, controls, gains }: Pick<IlqrResult, "states" | "controls" | "gains">,
  bounds?: ControlBounds,
): (x: readonly number[], t: number) => number[] {
  return (x, t) => {
    const step = Math.min(t, controls.length - 1);
    const change = feedback(gains[step], x, states[step]);
    const u = controls[step].map((value, i) => value + change[i]);
    return bounds ? clipControl(u, bounds) : u;
  };
}
