import { disposeTree, type TensorTree } from "./records";

/** A training step: from a state, a batch and noise to the next state and what was measured. */
export type TrainingStep<
  State extends TensorTree,
  Batch extends TensorTree,
  Noise extends TensorTree,
  Metrics extends TensorTree,
> = (state: State, batch: Batch, noise: Noise) => { state: State; metrics: Metrics };

/** Holds the newest state of a training, and frees each older one, so that a loop neither leaks nor meets a disposed tensor. */
export class Training<
  State extends TensorTree,
  Batch extends TensorTree,
  Noise extends TensorTree,
  Metrics extends TensorTree,
> {
  /** @param state becomes this object's; the caller uses it no more */
  constructor(
    private readonly takeStep: TrainingStep<State, Batch, Noise, Metrics>,
    private state: State,
  ) {}

  /** Takes one step. The batch and the noise stay the caller's; the metrics are the caller's to dispose of. A step that throws leaves the state as it was. */
  step(batch: Batch, noise: Noise): Metrics {
    const { state, metrics } = this.takeStep(this.state, batch, noise);
    const older = this.state;
    this.state = state; // first: a cell may be interrupted between any two lines, and its state must be whole then
    disposeTree(older);
    return metrics;
  }

  /** Lends the newest state, for acting or for a checkpoint; it is valid until the next step. */
  use<T>(read: (state: State) => T): T {
    return read(this.state);
  }

  /** Frees the state. */
  dispose(): void {
    disposeTree(this.state);
  }
}
