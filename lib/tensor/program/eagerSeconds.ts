import { type RecordedKernel, type RecordedProgram, sizeOf, type Value } from "./program";

/** What one kernel call costs besides its arithmetic, in seconds. */
const perCall = 5e-5;
/** Multiplications a second, in products and convolutions, and other elements a second: a slow backend's. */
const [products, elements] = [1e10, 3e8];

const last = ({ shape }: Value): number => shape[shape.length - 1];

/** How many multiplications products and convolutions take; 0 for other kernels. */
function multiplications({ kind, inputs: [a, b], attributes, outputs: [output] }: RecordedKernel): number {
  switch (kind) {
    case "BatchMatMul":
    case "_FusedMatMul":
      return sizeOf(output.shape) * a.shape[a.shape.length - (attributes.transposeA ? 2 : 1)];
    case "Conv2D":
      return (sizeOf(output.shape) / last(output)) * sizeOf(b.shape);
    case "Conv2DBackpropInput":
      return (sizeOf(a.shape) / last(a)) * sizeOf(b.shape);
    case "Conv2DBackpropFilter":
      return (sizeOf(b.shape) / last(b)) * sizeOf(output.shape);
    default:
      return 0;
  }
}

/** About how long a recorded step takes where it runs operation by operation, in seconds. */
export function eagerSeconds({ operations }: RecordedProgram): number {
  const seconds = operations.map((operation) => {
    const made = operation.outputs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
    return perCall + multiplications(operation) / products + made / elements;
  });
  return seconds.reduce((sum, each) => sum + each, 0);
}
