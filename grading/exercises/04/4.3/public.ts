import type { CheckContext, Exercise } from "../../../checks/exercise";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";

/** One sequence of three steps: images of two pixels that are off by (3, 1), (0, 0) and (2, −2), rewards by 2, 4 and −2. */
function threeSteps({ call }: CheckContext, scales: [number, number, number]): Promise<unknown> {
  const predicted = {
    image: tensor([[[[[0], [0]]], [[[1], [1]]], [[[0], [2]]]]]),
    reward: tensor([[1, 0, 2]]),
  };
  const came = { image: tensor([[[[[3], [1]]], [[[1], [1]]], [[[2], [0]]]]]), reward: tensor([[3, 4, 0]]) };
  const [imageScale, rewardScale, klScale] = scales;
  return call("modelLosses", predicted, came, tensor(7), { imageScale, rewardScale, klScale });
}

export const exercise: Exercise = {
  id: "4.3",
  title: "What the model is asked for",
  track: "core",
  functions: ["modelLosses"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.3 · What the model is asked for",
  checks: [
    {
      id: "by-hand",
      title:
        "images of two pixels, off by (3, 1), (0, 0) and (2, −2), lose 5, 0 and 4, on average 3; rewards that are off by 2, 4 and −2 lose 2, 8 and 2, on average 4",
      points: 0.5,
      async run(context) {
        const got = await threeSteps(context, [1, 1, 1]);
        expectTensor(got, "imageLoss", 3);
        expectTensor(got, "rewardLoss", 4);
      },
    },
    {
      id: "weighted",
      title:
        "with a divergence of 7, the loss is 3 + 4 + 7 = 14; with the weights 10, 2 and 3 it is 30 + 8 + 21 = 59",
      points: 0.5,
      async run(context) {
        expectTensor(await threeSteps(context, [1, 1, 1]), "loss", 14);
        expectTensor(await threeSteps(context, [10, 2, 3]), "loss", 59);
      },
    },
  ],
};
