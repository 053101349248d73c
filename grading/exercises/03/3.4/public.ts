import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { partOf } from "../instances";
import { expectGradients, layersOf, type PlainLayer } from "./tensorLayers";

/** Weights [rows][columns] of one number each, and biases. */
const layer = (rows: number, b: number[], weight: number): PlainLayer => ({
  W: Array.from({ length: rows }, () => b.map(() => weight)),
  b,
});

/** tanh(half) = ½ */
const half = Math.log(3) / 2;

export const exercise: Exercise = {
  id: "3.4",
  title: "An autoencoder, and its gradient by hand",
  track: "core",
  functions: ["autoencoderLossGrad"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 3.4 · An autoencoder, and its gradient by hand",
  checks: [
    {
      id: "last-bias",
      title:
        "where all weights are 0 the image is the last bias, (1, 1): for (1, 3) and (2, 1) the loss is 5/4 and the bias' gradient (−½, −1)",
      points: 0.75,
      async run({ call }) {
        const layers = [layer(2, [0], 0), layer(1, [0], 0), layer(1, [0], 0), layer(1, [1, 1], 0)];
        const got = await call("autoencoderLossGrad", layersOf(layers), tensor([[1, 3], [2, 1]])); // prettier-ignore
        expect(partOf(got, "loss")).toBeNear(tensor(1.25), { name: "loss", tolerance: 1e-5 });
        const right = [layer(2, [0], 0), layer(1, [0], 0), layer(1, [0], 0), layer(1, [-0.5, -1], 0)];
        expectGradients(partOf(got, "gradients"), right);
      },
    },
    {
      id: "chain",
      title:
        "one number a layer, x = ½ ln 3, weights 1, ln 3, 1, 2: both tanh give ½, and the error e = 1 − x goes back through 1 − ¼ twice",
      points: 0.75,
      async run({ call }) {
        const layers = [layer(1, [0], 1), layer(1, [0], 2 * half), layer(1, [0], 1), layer(1, [0], 2)];
        const got = await call("autoencoderLossGrad", layersOf(layers), tensor([[half]]));
        const e = 1 - half;
        expect(partOf(got, "loss")).toBeNear(tensor(e ** 2), { name: "loss", tolerance: 1e-5 });
        const right = [
          layer(1, [4.5 * half * e], 4.5 * half ** 2 * e),
          layer(1, [3 * e], 1.5 * e),
          layer(1, [3 * e], 3 * half * e),
          layer(1, [2 * e], e),
        ];
        expectGradients(partOf(got, "gradients"), right);
      },
    },
    {
      id: "shapes",
      title:
        "for 5 images of 4 pixels, 3 hidden units and a code of 2, each gradient has its parameter's shape",
      points: 0.5,
      async run({ call }) {
        const [three, four] = [[0, 0, 0], [0, 0, 0, 0]]; // prettier-ignore
        const layers = [
          layer(4, three, 0.5),
          layer(3, [0, 0], 0.5),
          layer(2, three, 0.5),
          layer(3, four, 0.5),
        ];
        const x = Array.from({ length: 5 }, () => four);
        const got = await call("autoencoderLossGrad", layersOf(layers), tensor(x));
        const right = [layer(4, three, 0), layer(3, [0, 0], 0), layer(2, three, 0), layer(3, four, 0)];
        expectGradients(partOf(got, "gradients"), right); // black images are reconstructed
      },
    },
  ],
};
