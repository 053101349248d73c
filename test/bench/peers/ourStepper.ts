import { capture } from "lib/tensor/capture";
import type { EngineName } from "lib/tensor/engines/engine";
import { disposeTree, valueAndGradients } from "lib/tensor/records";
import * as tf from "lib/tensor/tf";
import { ourLosses, type Weights } from "./ourLosses";
import { readWork, type Stepper } from "./readWork";
import { type WorkName, works } from "./works";

/** A step of gradient descent in plain TensorFlow.js. */
function descend(work: WorkName, weights: Weights, batch: tf.Tensor): { weights: Weights; loss: tf.Tensor } {
  const lossOf = (given: Weights): tf.Scalar => ourLosses[work](given, batch) as tf.Scalar;
  const { value, gradients } = valueAndGradients(lossOf, weights);
  const moved = Object.entries(weights).map(
    ([name, weight]) => [name, tf.sub(weight, tf.mul(gradients[name], works[work].learningRate))] as const,
  );
  return { weights: Object.fromEntries(moved), loss: value };
}

/** Ours: the step captured, and replayed by an engine. */
export async function ourStepper(work: WorkName, file: string, engine: EngineName): Promise<Stepper> {
  await tf.ready();
  const [start, batch] = readWork(file, ({ data, shape }) => tf.tensor(data, shape));
  let weights: Weights = start;
  const train = capture((given: Weights, x: tf.Tensor) => descend(work, given, x), { name: work, engine });
  return () => {
    const next = train(weights, batch);
    const [loss] = next.loss.dataSync();
    disposeTree(weights, next.loss);
    weights = next.weights;
    return loss;
  };
}
