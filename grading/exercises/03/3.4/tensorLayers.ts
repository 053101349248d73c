import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { partOf } from "../instances";

/** One dense layer: W [in][out], b [out]. */
export interface PlainLayer {
  W: number[][];
  b: number[];
}

/** Layers as the student's function gets them. */
export const layersOf = (layers: readonly PlainLayer[]): Record<"W" | "b", ReturnType<typeof tensor>>[] =>
  layers.map(({ W, b }) => ({ W: tensor(W), b: tensor(b) }));

const largest = (numbers: number[]): number => numbers.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/** The gradients of these layers are tensors near the right ones; the error counts beside the largest entry of the layer.
 *  @param from the place of the first layer @throws expect's error */
export function expectGradients(got: unknown, right: readonly PlainLayer[], from = 0): void {
  right.forEach((layer, i) => {
    const one = partOf(got, String(from + i));
    const scale = Math.max(1e-3, largest([...layer.W.flat(), ...layer.b]));
    for (const name of ["W", "b"] as const)
      expect(partOf(one, name)).toBeNear(tensor(layer[name]), {
        name: `gradients[${from + i}].${name}`,
        tolerance: 1e-4,
        scale,
      });
  });
}
