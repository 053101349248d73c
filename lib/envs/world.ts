import type { Rng } from "../core/rng";

/** What one step gives. */
export interface Step<State> {
  next: State;
  /** COST of the step: the less, the better. */
  cost: number;
  /** Whether the episode ends here: what would come after costs nothing. */
  terminated: boolean;
}

/**
 * A world, or a model of one, whose state is in the caller's hands: s′ ~ P(· | s, a), and what the step costs. It remembers
 * nothing, so that the same step can be asked again; neither method changes its arguments.
 */
export interface World<State, Action> {
  /** Draws a start state, s₀ ~ μ. */
  reset(rng: Rng): State;
  /** Draws one step. A deterministic world draws nothing. */
  step(state: State, action: Action, rng: Rng): Step<State>;
}

/** A policy, π(s) or π(s, t); one that explores draws from rng. */
export type Policy<State, Action> = (state: State, t: number, rng: Rng) => Action;

/** One observed step (s, a, s′) with its cost. */
export interface Transition<State, Action> {
  state: State;
  action: Action;
  next: State;
  cost: number;
  terminated: boolean;
}
