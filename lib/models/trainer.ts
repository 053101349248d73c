import { type AdamState, adamState, adamStep } from "../nn/adam";
import { capture, type Captured } from "../tensor/capture";
import { type TensorTree, valueAndGradients } from "../tensor/records";
import type * as tf from "../tensor/tf";
import { Training } from "../tensor/training";
import { fit, type FitOptions, type FitResult } from "./fit";

/** What a batch says about a model: the loss, and its gradient by each parameter. */
export type LossAndGradients<Params extends TensorTree> = { loss: tf.Scalar; gradients: Params };

/** What a model's training needs. */
export interface TrainerOptions<
  Params extends TensorTree,
  Batch extends TensorTree,
  Noise extends TensorTree,
> {
  /** What messages call it: "the autoencoder". */
  name: string;
  /** The weights to begin with; they become the trainer's. */
  params: Params;
  /** Loss and gradients; no host read, randomness from the noise alone. */
  lossGrad: (params: Params, batch: Batch, noise: Noise) => LossAndGradients<Params>;
  learningRate: number;
}

type State<Params extends TensorTree> = { params: Params; adam: AdamState<Params> };
type Outcome<Params extends TensorTree> = { state: State<Params>; metrics: { loss: tf.Scalar } };

/** No randomness, or nothing in a batch. */
export type Nothing = Readonly<Record<string, never>>;

const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, form: "pytorch" } as const;

/** Trains a model's weights by Adam, each step captured and replayed as one graph; keeps them from one training to the next. */
export class Trainer<
  Params extends TensorTree,
  Batch extends TensorTree,
  Noise extends TensorTree = Nothing,
> {
  private training: Training<State<Params>, Batch, Noise, { loss: tf.Scalar }>;
  private readonly step: Captured<[State<Params>, Batch, Noise], Outcome<Params>>;

  constructor({ name, params, lossGrad, learningRate }: TrainerOptions<Params, Batch, Noise>) {
    const step = ({ params, adam: state }: State<Params>, batch: Batch, noise: Noise): Outcome<Params> => {
      const { loss, gradients } = lossGrad(params, batch, noise);
      const next = adamStep({ ...adam, learningRate, params, gradients, state });
      return { state: { params: next.params, adam: next.state }, metrics: { loss } };
    };
    this.step = capture(step, { name: `the training step of ${name}` });
    this.training = new Training(this.step, { params, adam: adamState(params) });
  }

  /** Takes steps. @param draw the next step's batch and noise, which are freed after it @throws what `fit` throws */
  fit(draw: () => { batch: Batch; noise: Noise }, options: FitOptions): Promise<FitResult> {
    return fit(this.training, draw, options);
  }

  /** Lends the weights; they are valid until the next step. */
  use<T>(read: (params: Params) => T): T {
    return this.training.use(({ params }) => read(params));
  }

  /** Lends weights and Adam's sums. */
  lend<T>(read: (state: TensorTree) => T): T {
    return this.training.use(read);
  }

  /** Goes on from what was lent, be it by another trainer of the same model; the tensors become this trainer's. */
  restore(state: TensorTree): void {
    const older = this.training;
    this.training = new Training(this.step, state as State<Params>);
    older.dispose();
  }

  dispose(): void {
    this.training.dispose();
    this.step.dispose();
  }
}

/** A loss as `TrainerOptions.lossGrad`, with the gradients from automatic differentiation. */
export function differentiated<Params extends TensorTree, Batch extends TensorTree, Noise extends TensorTree>(
  loss: (params: Params, batch: Batch, noise: Noise) => tf.Scalar,
): TrainerOptions<Params, Batch, Noise>["lossGrad"] {
  return (params, batch, noise) => {
    const { value, gradients } = valueAndGradients((p: Params) => loss(p, batch, noise), params);
    return { loss: value, gradients };
  };
}
