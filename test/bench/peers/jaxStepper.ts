import { type JaxArray, loadJaxJs } from "./jaxJs";
import { jaxLosses, type JaxWeights } from "./jaxLosses";
import { readWork, type Stepper } from "./readWork";
import { type WorkName, works } from "./works";

/** jax-js: the step traced and compiled to WebAssembly. @param folder of the package */
export async function jaxStepper(work: WorkName, file: string, folder: string): Promise<Stepper> {
  const jax = await loadJaxJs(folder);
  const { numpy: np, tree } = jax;
  const lossAndGradients = jax.valueAndGrad(jaxLosses(jax)[work]);
  const train = jax.jit((given: JaxWeights, x: JaxArray) => {
    const [loss, gradients] = lossAndGradients(tree.ref(given), x);
    const moved = tree.map((w, slope) => w.sub(slope.mul(works[work].learningRate)), given, gradients);
    return [moved, loss] as const;
  });
  const [start, batch] = readWork(file, ({ data, shape }) => np.array(data as Float32Array).reshape(shape));
  let weights: JaxWeights = start;
  return () => {
    const [moved, loss] = train(weights, batch.ref);
    weights = moved;
    return loss.dataSync()[0];
  };
}
