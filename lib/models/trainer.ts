import { type AdamState, adamState, adamStep } from "../nn/optimisers/adam";
import { assertSameShapes } from "../nn/assertSameShapes";
import { capture, type Captured } from "../tensor/capture";
import { Layout } from "../tensor/layout";
import { disposeTree, type TensorTree, valueAndGradients } from "../tensor/records";
import * as tf from "../tensor/tf";
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

/** What a training remembers: weights and Adam's sums. */
type State<Params extends TensorTree> = { params: Params; adam: AdamState<Params> };

/** The same, each record as one vector. */
type Joined = State<tf.Tensor1D>;
type Outcome = { state: Joined; metrics: { loss: tf.Scalar } };

/** No randomness, or nothing in a batch. */
export type Nothing = Readonly<Record<string, never>>;

const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8, form: "pytorch" } as const;

/** Trains a model's weights by Adam, each step captured and replayed as one graph; keeps them from one training to the next. */
export class Trainer<
  Params extends TensorTree,
  Batch extends TensorTree,
  Noise extends TensorTree = Nothing,
> {
  private training: Training<Joined, Batch, Noise, { loss: tf.Scalar }>;
  private readonly step: Captured<[Joined, Batch, Noise], Outcome>;
  private readonly layout: Layout<Params>;

  constructor({ name, params, lossGrad, learningRate }: TrainerOptions<Params, Batch, Noise>) {
    const layout = (this.layout = new Layout(params));
    const step = ({ params, adam: state }: Joined, batch: Batch, noise: Noise): Outcome => {
      const weights = layout.split(params);
      const { loss, gradients } = lossGrad(weights, batch, noise);
      assertSameShapes(`${name}: gradients`, gradients, weights);
      const next = adamStep({ ...adam, learningRate, params, gradients: layout.join(gradients), state });
      return { state: { params: next.params, adam: next.state }, metrics: { loss } };
    };
    this.step = capture(step, { name: `the training step of ${name}` });
    this.training = new Training(this.step, this.joined({ params, adam: adamState(params) }));
  }

  /** Takes steps. @param draw the next step's batch and noise, which are freed after it @throws what `fit` throws */
  fit(draw: () => { batch: Batch; noise: Noise }, options: FitOptions): Promise<FitResult> {
    return fit(this.training, draw, options);
  }

  /** Lends the weights, until `read` returns. */
  use<T>(read: (params: Params) => T): T {
    return this.training.use(({ params }) => lendOnce(this.layout.split(params), read));
  }

  /** Lends weights and Adam's sums, until `read` returns. */
  lend<T>(read: (state: TensorTree) => T): T {
    return this.training.use(({ params, adam: { step, gradientSums, squareSums } }) => {
      const [weights, ...sums] = [params, gradientSums, squareSums].map((part) => this.layout.split(part));
      const adam = { step: tf.clone(step), gradientSums: sums[0], squareSums: sums[1] };
      return lendOnce({ params: weights, adam }, read);
    });
  }

  /** Goes on from what was lent, be it by another trainer of the same model; the tensors become this trainer's. */
  restore(state: TensorTree): void {
    const older = this.training;
    this.training = new Training(this.step, this.joined(state as State<Params>));
    older.dispose();
  }

  /** The records of a state as vectors; frees the records. */
  private joined({ params, adam: { step, gradientSums, squareSums } }: State<Params>): Joined {
    const [vector, ...sums] = [params, gradientSums, squareSums].map((part) => this.layout.join(part));
    disposeTree(params, gradientSums, squareSums);
    return { params: vector, adam: { step, gradientSums: sums[0], squareSums: sums[1] } };
  }

  dispose(): void {
    this.training.dispose();
    this.step.dispose();
  }
}

/** Lends tensors and frees them. */
function lendOnce<T extends TensorTree, Result>(tree: T, read: (tree: T) => Result): Result {
  try {
    return read(tree);
  } finally {
    disposeTree(tree);
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
