import type { Rng } from "lib/core/rng";
import type { Check, CheckContext } from "../../../checks/exercise";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";
import { type ImageSizes, plainLosses, type PlainSights, randomSights, sightTensors } from "./plainLosses";

interface Problem {
  predicted: PlainSights;
  came: PlainSights;
  divergence: number;
  scales: Scales;
}

interface Scales {
  imageScale: number;
  rewardScale: number;
  klScale: number;
}

/** No two axes have the same length. */
function randomSizes(rng: Rng): ImageSizes {
  const [B, T, h, w, C] = rng.shuffle([2, 3, 4, 5, 6]);
  return [B, T, h, w, C];
}

function randomProblem(rng: Rng, sizes: ImageSizes): Problem {
  const scale = () => 0.2 + 3 * rng.uniform();
  return {
    predicted: randomSights(rng, sizes),
    came: randomSights(rng, sizes),
    divergence: 3 * rng.uniform(),
    scales: { imageScale: scale(), rewardScale: scale(), klScale: scale() },
  };
}

const asked = ({ call }: CheckContext, { predicted, came, divergence, scales }: Problem) =>
  call("modelLosses", sightTensors(predicted), sightTensors(came), tensor(divergence), scales);

const totalOf = ({ predicted, came, divergence, scales }: Problem): number => {
  const { imageLoss, rewardLoss } = plainLosses(predicted, came);
  return scales.imageScale * imageLoss + scales.rewardScale * rewardLoss + scales.klScale * divergence;
};

/** Compares one of the two errors for random images and rewards. */
async function compareError(context: CheckContext, name: "imageLoss" | "rewardLoss"): Promise<void> {
  for (let i = 0; i < 6; i++) {
    const problem = randomProblem(context.rng, randomSizes(context.rng));
    const right = plainLosses(problem.predicted, problem.came);
    expectTensor(await asked(context, problem), name, right[name]);
  }
}

export const hidden: Check[] = [
  {
    id: "random-images",
    title:
      "imageLoss is ½ of the squared error, summed over rows, columns and channels, a mean over all steps",
    points: 0.75,
    run: (context) => compareError(context, "imageLoss"),
  },
  {
    id: "random-rewards",
    title:
      "rewardLoss is ½ of the squared error of the reward, a mean over all steps; neither error is weighted",
    points: 0.5,
    run: (context) => compareError(context, "rewardLoss"),
  },
  {
    id: "random-sums",
    title: "loss is the sum of both and the divergence, each times its own scale",
    points: 0.75,
    async run(context) {
      for (let i = 0; i < 6; i++) {
        const problem = randomProblem(context.rng, randomSizes(context.rng));
        expectTensor(await asked(context, problem), "loss", totalOf(problem));
      }
    },
  },
  {
    id: "one-scale",
    title: "where all scales but one are 0, the loss is that part alone, and the errors are as before",
    points: 0.5,
    async run(context) {
      const problem = randomProblem(context.rng, randomSizes(context.rng));
      const nothing: Scales = { imageScale: 0, rewardScale: 0, klScale: 0 };
      for (const name of ["imageScale", "rewardScale", "klScale"] as const) {
        const alone = { ...problem, scales: { ...nothing, [name]: 1 + context.rng.uniform() } };
        const got = await asked(context, alone);
        expectTensor(got, "loss", totalOf(alone));
        const right = plainLosses(problem.predicted, problem.came);
        expectTensor(got, "imageLoss", right.imageLoss);
        expectTensor(got, "rewardLoss", right.rewardLoss);
      }
    },
  },
  {
    id: "any-size",
    title:
      "all three are right for one sequence, for one step, for one pixel, and 0 for what was predicted exactly",
    points: 0.5,
    async run(context) {
      const sizes: ImageSizes[] = [[1, 4, 2, 3, 5], [4, 1, 3, 2, 5], [3, 2, 1, 1, 1], [1, 1, 1, 1, 1]]; // prettier-ignore
      for (const size of sizes) {
        const random = randomProblem(context.rng, size);
        const exact = { ...random, predicted: random.came, divergence: 0 };
        for (const problem of [random, exact]) {
          const got = await asked(context, problem);
          const right = plainLosses(problem.predicted, problem.came);
          expectTensor(got, "imageLoss", right.imageLoss);
          expectTensor(got, "rewardLoss", right.rewardLoss);
          expectTensor(got, "loss", totalOf(problem));
        }
      }
    },
  },
];
