import { Rng, type RngState } from "../core/rng";
import {
  episodeOver,
  episodeRng,
  notAState,
  notBegun,
  type Environment,
  type ResetResult,
  type StepResult,
} from "./environment";
import { assertContains, type ElementOf, type Space } from "./spaces";
import type { Transition, World } from "./world";
import { timeLimit } from "./wrappers/timeLimit";

/** What makes an environment of a world. */
export interface EnvironmentOptions<State, ObservationSpace extends Space, ActionSpace extends Space> {
  /** What the agent sees of a state: the state itself, a part of it, a picture (`pixelsOf`). */
  observe(state: State): ElementOf<ObservationSpace>;
  /** What a step is worth; minus its cost unless given. */
  reward?(transition: Transition<State, ElementOf<ActionSpace>>): number;
  /** What `observe` gives and what the world takes. */
  spaces: { observation: ObservationSpace; action: ActionSpace };
  /** Steps after which an episode is truncated; none unless given. */
  timeLimit?: number;
}

/** The environment in which an agent lives in a world. Each step's info holds its `cost`.
 *
 *  For example, a pendulum that is seen: environmentOf(createPendulum(), {
 *    observe: (state) => pixelsOf(drawPendulum(state, { size: 64 })),
 *    spaces: { observation: image(64, 64), action: box([-12], [12]) }, timeLimit: pendulumHorizon }).
 *  @throws RangeError if timeLimit is no positive integer. */
export function environmentOf<State, ObservationSpace extends Space, ActionSpace extends Space>(
  world: World<State, ElementOf<ActionSpace>>,
  options: EnvironmentOptions<State, ObservationSpace, ActionSpace>,
): Environment<ObservationSpace, ActionSpace> {
  const unlimited = new WorldEnvironment(world, options);
  return options.timeLimit === undefined ? unlimited : timeLimit(unlimited, options.timeLimit);
}

/** An episode that is going on, or over. */
interface Episode<State> {
  state: State;
  rng: Rng;
  over: boolean;
}

/** An episode as plain data. */
interface SavedEpisode<State> {
  state: State;
  rng: RngState;
  over: boolean;
}

class WorldEnvironment<State, O extends Space, A extends Space> implements Environment<O, A> {
  readonly observationSpace: O;
  readonly actionSpace: A;
  private episode: Episode<State> | undefined;

  constructor(
    private readonly world: World<State, ElementOf<A>>,
    private readonly options: EnvironmentOptions<State, O, A>,
  ) {
    this.observationSpace = options.spaces.observation;
    this.actionSpace = options.spaces.action;
  }

  reset(callers: Rng): ResetResult<ElementOf<O>> {
    const rng = episodeRng(callers);
    const state = this.world.reset(rng);
    this.episode = { state, rng, over: false };
    return { observation: this.observe(state), info: {} };
  }

  step(action: ElementOf<A>): StepResult<ElementOf<O>> {
    const { episode } = this;
    if (!episode) throw notBegun("step");
    if (episode.over) throw episodeOver();
    assertContains("Environment.step: action", this.actionSpace, action);
    const { state, rng } = episode;
    const { next, cost, terminated } = this.world.step(state, action, rng);
    this.episode = { state: next, rng, over: terminated };
    const { reward } = this.options;
    return {
      observation: this.observe(next),
      reward: reward ? reward({ state, action, next, cost, terminated }) : 0 - cost, // −0 would not be bit-equal to 0
      terminated,
      truncated: false,
      info: { cost },
    };
  }

  get state(): unknown {
    if (!this.episode) throw notBegun("state");
    const { state, rng, over } = this.episode;
    return structuredClone<SavedEpisode<State>>({ state, rng: rng.toJSON(), over });
  }

  set state(saved: unknown) {
    if (!isSaved<State>(saved)) throw notAState(saved);
    const { state, rng, over } = structuredClone(saved);
    this.episode = { state, rng: Rng.fromJSON(rng), over };
  }

  /** A copy, since what is observed may be the state itself. */
  private observe(state: State): ElementOf<O> {
    const observation = this.options.observe(state);
    assertContains("environmentOf: what observe gives", this.observationSpace, observation);
    return (typeof observation === "number" ? observation : observation.slice()) as ElementOf<O>;
  }
}

function isSaved<State>(x: unknown): x is SavedEpisode<State> {
  if (typeof x !== "object" || x === null || !("state" in x && "rng" in x && "over" in x)) return false;
  return typeof x.rng === "object" && x.rng !== null && typeof x.over === "boolean";
}
