import { assertCount } from "../../core/count";
import type { Environment, StepResult } from "../environment";
import type { ElementOf, Space } from "../spaces";
import { Wrapper } from "./wrapper";

/** The environment in which each action is taken `times` times, or until the episode ends: the rewards are added, the last
 *  observation and its info are shown.
 *  @throws RangeError unless times is a positive integer. */
export function actionRepeat<ObservationSpace extends Space, ActionSpace extends Space>(
  environment: Environment<ObservationSpace, ActionSpace>,
  times: number,
): Environment<ObservationSpace, ActionSpace> {
  assertCount("actionRepeat: times", times);
  return new ActionRepeat(environment, times);
}

class ActionRepeat<O extends Space, A extends Space> extends Wrapper<O, A> {
  constructor(
    inner: Environment<O, A>,
    private readonly times: number,
  ) {
    super(inner);
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
}
