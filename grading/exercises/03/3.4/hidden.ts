import type { Rng } from "lib/core/rng";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { normals, partOf } from "../instances";
import { gradientsOf, lossOf } from "./plainAutoencoder";
import { expectGradients, layersOf, type PlainLayer } from "./tensorLayers";

/** Pixels, hidden units, numbers of the code, images. */
type Sizes = readonly [D: number, H: number, k: number, B: number];

interface Problem {
  layers: PlainLayer[];
  x: number[][];
}

/** Weights that drive the tanh into their bends, and images of any numbers; all of them are numbers of 32 bits. */
function randomProblem(rng: Rng, [D, H, k, B]: Sizes): Problem {
  const sizes = [D, H, k, H, D];
  const rounded = (rows: number[][]) => rows.map((row) => row.map(Math.fround));
  const layers = [0, 1, 2, 3].map((i) => ({
    W: rounded(normals(rng, sizes[i], sizes[i + 1], 1 / Math.sqrt(sizes[i]))),
    b: rounded(normals(rng, 1, sizes[i + 1], 0.5))[0],
  }));
  return { layers, x: rounded(normals(rng, B, D)) };
}

/** No two sizes are the same, so that no gradient has another one's shape. */
function randomSizes(rng: Rng): Sizes {
  const [D, H, k, B] = rng.shuffle([2, 3, 4, 5, 6]);
  return [D, H, k, B];
}

const asked = ({ call }: CheckContext, { layers, x }: Problem) =>
  call("autoencoderLossGrad", layersOf(layers), tensor(x));

function expectLoss(got: unknown, { layers, x }: Problem): void {
  const right = lossOf(layers, x);
  expect(partOf(got, "loss")).toBeNear(tensor(right), { name: "loss", tolerance: 1e-4, scale: right });
}

/** Compares the gradients of some layers with differences of the loss. */
async function checkGradients(context: CheckContext, from: number, to: number): Promise<void> {
  for (let i = 0; i < 12; i++) {
    const problem = randomProblem(context.rng, randomSizes(context.rng));
    const got = await asked(context, problem);
    const right = gradientsOf(problem.layers, problem.x).slice(from, to);
    expectGradients(partOf(got, "gradients"), right, from);
  }
}

export const hidden: Check[] = [
  {
    id: "loss",
    title: "the loss is the mean over images and pixels of the squared error",
    points: 1,
    async run(context) {
      for (let i = 0; i < 12; i++) {
        const problem = randomProblem(context.rng, randomSizes(context.rng));
        expectLoss(await asked(context, problem), problem);
      }
    },
  },
  {
    id: "decoder",
    title: "the gradients of layers 2 and 3 are what the loss changes by",
    points: 1.5,
    run: (context) => checkGradients(context, 2, 4),
  },
  {
    id: "encoder",
    title: "so are the gradients of layers 0 and 1, through both tanh",
    points: 2,
    run: (context) => checkGradients(context, 0, 2),
  },
  {
    id: "batch",
    title: "the same images four times over give the same loss and the same gradients",
    points: 0.75,
    async run(context) {
      for (let i = 0; i < 4; i++) {
        const { layers, x } = randomProblem(context.rng, randomSizes(context.rng));
        const got = await asked(context, { layers, x: [...x, ...x, ...x, ...x] });
        expectLoss(got, { layers, x });
        expectGradients(partOf(got, "gradients"), gradientsOf(layers, x));
      }
    },
  },
  {
    id: "any-size",
    title: "loss and gradients are right for one image, one pixel, one hidden unit, a code larger than all",
    points: 0.75,
    async run(context) {
      const sizes: Sizes[] = [[4, 3, 2, 1], [1, 3, 2, 4], [4, 1, 2, 3], [3, 2, 5, 4], [3, 4, 1, 5], [1, 1, 1, 1]]; // prettier-ignore
      for (const size of sizes) {
        const problem = randomProblem(context.rng, size);
        const got = await asked(context, problem);
        expectLoss(got, problem);
        expectGradients(partOf(got, "gradients"), gradientsOf(problem.layers, problem.x));
      }
    },
  },
];
