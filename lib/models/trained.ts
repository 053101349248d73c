import { Rng } from "../core/rng";
import type { TensorTree } from "../tensor/records";
import type { FitOptions, FitResult } from "./fit";
import type { Nothing, Trainer } from "./trainer";

/** A model with its trainer and its generator: what it draws next and what it has learnt are all of its state. */
export abstract class Trained<
  Params extends TensorTree,
  Batch extends TensorTree,
  Noise extends TensorTree = Nothing,
> {
  /** @param draws for batches and noise */
  constructor(
    protected readonly trainer: Trainer<Params, Batch, Noise>,
    protected draws: Rng,
  ) {}

  /** Lends all that decides how the training goes on: tensors, and texts. They are valid until the next step. */
  lend<T>(read: (tensors: TensorTree, texts: Readonly<Record<string, string>>) => T): T {
    return this.trainer.lend((state) => read(state, { draws: JSON.stringify(this.draws) }));
  }

  /** Goes on from what another one of the same kind has lent. The tensors become this one's.
   *  @throws TypeError if the texts are not such a model's */
  restore(tensors: TensorTree, texts: Readonly<Record<string, string>>): void {
    const draws = Rng.fromJSON(JSON.parse(texts.draws ?? "null"));
    this.trainer.restore(tensors);
    this.draws = draws;
  }

  /** Frees the weights. */
  dispose(): void {
    this.trainer.dispose();
  }

  protected fit(draw: () => { batch: Batch; noise: Noise }, options: FitOptions): Promise<FitResult> {
    return this.trainer.fit(draw, options);
  }
}
