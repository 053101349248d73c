import { Rng, type RngState } from "../../core/rng";
import {
  episodeRng,
  notAState,
  notBegun,
  type Environment,
  type ResetResult,
  type StepResult,
} from "../environment";
import { assertContains, type ElementOf, type Space } from "../spaces";
import { Wrapper } from "./wrapper";

/**
 * The environment in which now and then an action is not heard: with this probability, the one that was taken before is taken again. The first
 * of an episode is always taken. Each step's info holds the action that was `taken`.
 * @throws RangeError unless the probability lies in [0, 1)
 * @see Machado et al. 2018, Revisiting the Arcade Learning Environment, section 5
 */
export function stickyActions<ObservationSpace extends Space, ActionSpace extends Space>(
  environment: Environment<ObservationSpace, ActionSpace>,
  probability = 0.25,
): Environment<ObservationSpace, ActionSpace> {
  if (!(probability >= 0 && probability < 1))
    throw new RangeError(`stickyActions: probability must be from 0 to less than 1, got ${probability}`);
  return new StickyActions(environment, probability);
}

/** What is remembered of an episode. */
interface Memory<Action> {
  rng: Rng;
  last: Action | undefined;
}

/** A copy of an action; of a number, what it is. */
const copyOf = <Action>(action: Action): Action =>
  typeof action === "number" ? action : structuredClone(action);

class StickyActions<O extends Space, A extends Space> extends Wrapper<O, A> {
  private memory: Memory<ElementOf<A>> | undefined;

  constructor(
    inner: Environment<O, A>,
    private readonly probability: number,
  ) {
    super(inner);
  }

  override reset(callers: Rng): ResetResult<ElementOf<O>> {
    const rng = episodeRng(callers);
    const start = this.inner.reset(rng);
    this.memory = { rng, last: undefined };
    return start;
  }

  step(action: ElementOf<A>): StepResult<ElementOf<O>> {
    const { memory } = this;
    if (!memory) throw notBegun("step");
    assertContains("Environment.step: action", this.actionSpace, action);
    const before = memory.rng.toJSON();
    const isHeard = memory.last === undefined || memory.rng.uniform() >= this.probability;
    const taken = isHeard ? action : (memory.last as ElementOf<A>);
    try {
      const result = this.inner.step(taken);
      memory.last = copyOf(taken);
      return { ...result, info: { ...result.info, taken: copyOf(taken) } };
    } catch (error) {
      memory.rng = Rng.fromJSON(before); // a step that was refused has changed nothing
      throw error;
    }
  }

  override get state(): unknown {
    if (!this.memory) throw notBegun("state");
    const { rng, last } = this.memory;
    return { inner: this.inner.state, rng: rng.toJSON(), last: structuredClone(last) };
  }

  override set state(saved: unknown) {
    if (!isSaved<ElementOf<A>>(saved)) throw notAState(saved);
    this.inner.state = saved.inner;
    this.memory = { rng: Rng.fromJSON(saved.rng), last: structuredClone(saved.last) };
  }
}

function isSaved<Action>(x: unknown): x is { inner: unknown; rng: RngState; last: Action | undefined } {
  if (typeof x !== "object" || x === null || !("inner" in x && "rng" in x && "last" in x)) return false;
  return typeof x.rng === "object" && x.rng !== null;
}
