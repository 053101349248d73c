import type { Rng } from "../core/rng";
import type { ElementOf, Space } from "./spaces";

/** What else there is to say: for logs, probes and pictures, not for the agent. It is only to be read. */
export type Info = Readonly<Record<string, unknown>>;

/** How an episode begins. */
export interface ResetResult<Observation> {
  observation: Observation;
  info: Info;
}

/** What an action leads to. */
export interface StepResult<Observation> {
  observation: Observation;
  /** The more, the better. */
  reward: number;
  /** The episode is over, because the world is: what would come after is worth nothing. */
  terminated: boolean;
  /** The episode is over, though the world would have gone on: a limit was reached. Never together with `terminated`. */
  truncated: boolean;
  info: Info;
}

/**
 * What an agent acts in. Unlike a `World` it keeps its state to itself, shows observations of it, and pays REWARDS.
 *
 * An episode goes from `reset` to the first step that is terminated or truncated. Nothing resets by itself: a step before
 * the first or after the last of an episode, or with an action that is not in the space, is an error and changes nothing.
 *
 * Observations belong to who gets them; no two share memory.
 * @see test/lib/envs/environmentContract.ts, to which every environment is held
 */
export interface Environment<ObservationSpace extends Space = Space, ActionSpace extends Space = Space> {
  readonly observationSpace: ObservationSpace;
  readonly actionSpace: ActionSpace;
  /** Begins an episode, whatever was before. It draws from rng once, for a generator of the episode's own: whoever resets with
   *  the same generator again gets another episode, and what others draw meanwhile changes nothing. */
  reset(rng: Rng): ResetResult<ElementOf<ObservationSpace>>;
  /** @throws Error if no episode is going on; RangeError if the space does not hold the action. */
  step(action: ElementOf<ActionSpace>): StepResult<ElementOf<ObservationSpace>>;
  /** Says which action the next step will take. Environments that share a process take those that were announced at once, at the first
   *  step of one of them; others have no need of it. @throws as `step` does */
  announce?(action: ElementOf<ActionSpace>): void;
  /** All that decides the future, the generator included, as a copy of plain data: the environment that it is given to, be it
   *  another one of the same kind, goes on exactly as this one would have.
   *  @throws Error if it is asked for before the first reset; TypeError if something else is given. */
  state: unknown;
}

/** A generator for one episode: another one at every call. */
export function episodeRng(rng: Rng): Rng {
  return rng.split(Math.floor(rng.uniform() * 2 ** 53));
}

/** What to throw where an episode is needed and none has begun.
 *  @param name Who needs it: "step". */
export function notBegun(name: string): Error {
  return new Error(`Environment.${name}: no episode has begun; call reset(rng) first`);
}

/** What a step after the last one throws. */
export function episodeOver(): Error {
  return new Error("Environment.step: the episode is over; call reset(rng) to begin another");
}

/** What to throw where a state is set that the environment cannot have given. */
export function notAState(given: unknown): TypeError {
  const got = typeof given === "object" && given !== null ? "another object" : String(given);
  return new TypeError(`Environment.state must be what the state of such an environment was, got ${got}`);
}
