/** What one simulated step leads to. */
export interface SimulatedStep {
  readonly next: number[];
  readonly cost: number;
  /** Whether the episode ends here: no cost follows. */
  readonly terminated?: boolean;
}

/** A world or a model of it, without randomness: the same state and action give the same step. */
export type Simulator<Action = number[]> = (x: number[], u: Action) => SimulatedStep;

/** How the steps of a rollout are priced. */
export interface RolloutOptions {
  /** Weight γᵗ of the cost of step t (default 1). */
  readonly gamma?: number;
  /** Cost of the state after the last control, if the episode goes on there (default 0). */
  readonly finalCost?: (x: number[]) => number;
}

/** The cost of a control sequence from the state x: Σₜ γᵗ cₜ + γᴴ finalCost(x_H), up to the step that terminates.
 *  @param controls [H][m] */
export function rolloutCost(
  step: Simulator,
  x: readonly number[],
  controls: readonly number[][],
  { gamma = 1, finalCost }: RolloutOptions = {},
): number {
  let [state, total, weight] = [x.slice(), 0, 1];
  for (const u of controls) {
    const { next, cost, terminated } = step(state, u);
    total += weight * cost;
    if (terminated) return total;
    state = next;
    weight *= gamma;
  }
  return finalCost ? total + weight * finalCost(state) : total;
}
