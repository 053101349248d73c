import type { Rng } from "../../core/rng";
import type { Environment, ResetResult, StepResult } from "../environment";
import type { ElementOf, Space } from "../spaces";

/** The environment in which each action is taken `times` times, or until the episode ends: the rewards are added, the last
 *  observation and its info are shown.
 *  @throws RangeError unless times is a positive integer. */
export function actionRepeat<ObservationSpace extends Space, ActionSpace extends Space>(
  environment: Environment<ObservationSpace, ActionSpace>,
  times: number,
): Environment<ObservationSpace, ActionSpace> {
  if (!Number.isSafeInteger(times) || times < 1)
    throw new RangeError(`actionRepeat: times must be a positive integer, got ${times}`);
  return new ActionRepeat(environment, times);
}

class ActionRepeat<O extends Space, A extends Space> implements Environment<O, A> {
  readonly observationSpace: O;
  readonly actionSpace: A;

  constructor(
    private readonly inner: Environment<O, A>,
    private readonly times: number,
  ) {
    this.observationSpace = inner.observationSpace;
    this.actionSpace = inner.actionSpace;
  }

  reset(rng: Rng): ResetResult<ElementOf<O>> {
    return this.inner.reset(rng);
  }

  step(action: ElementOf<A>): StepResult<ElementOf<O>> {
    let result = this.inner.step(action);
    let reward = result.reward;
    for (let i = 1; i < this.times && !result.terminated && !result.truncated; i++) {
      result = this.inner.step(action);
      reward += result.reward;
    }
    return { ...result, reward };
  }

  get state(): unknown {
    return this.inner.state;
  }

  set state(saved: unknown) {
    this.inner.state = saved;
  }
}
