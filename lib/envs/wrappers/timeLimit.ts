import { assertCount } from "../../core/count";
import type { Rng } from "../../core/rng";
import { episodeOver, notAState, type Environment, type ResetResult, type StepResult } from "../environment";
import type { ElementOf, Space } from "../spaces";
import { Wrapper } from "./wrapper";

/** The environment with episodes of at most `limit` steps: one that has not terminated by then is truncated. How many steps are
 *  left is not observed.
 *  @throws RangeError unless the limit is a positive integer. */
export function timeLimit<ObservationSpace extends Space, ActionSpace extends Space>(
  environment: Environment<ObservationSpace, ActionSpace>,
  limit: number,
): Environment<ObservationSpace, ActionSpace> {
  assertCount("timeLimit: limit", limit);
  return new TimeLimit(environment, limit);
}

class TimeLimit<O extends Space, A extends Space> extends Wrapper<O, A> {
  private steps = 0;

  constructor(
    inner: Environment<O, A>,
    private readonly limit: number,
  ) {
    super(inner);
  }

  override reset(rng: Rng): ResetResult<ElementOf<O>> {
    const start = this.inner.reset(rng);
    this.steps = 0;
    return start;
  }

  step(action: ElementOf<A>): StepResult<ElementOf<O>> {
    if (this.steps >= this.limit) throw episodeOver();
    const result = this.inner.step(action);
    this.steps++;
    const isCut = !result.terminated && this.steps >= this.limit;
    return { ...result, truncated: result.truncated || isCut };
  }

  override get state(): unknown {
    return { inner: this.inner.state, steps: this.steps };
  }

  override set state(saved: unknown) {
    if (!isSaved(saved)) throw notAState(saved);
    this.inner.state = saved.inner;
    this.steps = saved.steps;
  }
}

function isSaved(x: unknown): x is { inner: unknown; steps: number } {
  return typeof x === "object" && x !== null && "inner" in x && "steps" in x && typeof x.steps === "number";
}
