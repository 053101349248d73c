import type { Rng } from "../../core/rng";
import type { Environment, ResetResult, StepResult } from "../environment";
import type { ElementOf, Space } from "../spaces";

/** An environment around another one, of the same spaces: what it does not say otherwise is as it is inside. */
export abstract class Wrapper<O extends Space, A extends Space> implements Environment<O, A> {
  readonly observationSpace: O;
  readonly actionSpace: A;

  constructor(protected readonly inner: Environment<O, A>) {
    this.observationSpace = inner.observationSpace;
    this.actionSpace = inner.actionSpace;
  }

  reset(rng: Rng): ResetResult<ElementOf<O>> {
    return this.inner.reset(rng);
  }

  abstract step(action: ElementOf<A>): StepResult<ElementOf<O>>;

  get state(): unknown {
    return this.inner.state;
  }

  set state(saved: unknown) {
    this.inner.state = saved;
  }
}
