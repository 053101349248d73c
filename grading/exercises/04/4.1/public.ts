import type { CheckContext, Exercise } from "../../../checks/exercise";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";
import { grantRssm, latentTensors } from "../grantRssm";
import { smallRssm } from "../smallRssm";

/** From h = 1 and z = 2 by the actions 3, −1 and 2, seeing 10, 4 and 5, with noise 2, 2 and 0. */
function threeSteps({ call }: CheckContext, isFirst: [number, number, number]): Promise<unknown> {
  const seen = { embed: tensor([[[10], [4], [5]]]), action: tensor([[[3], [-1], [2]]]) };
  const start = latentTensors({ deter: [[1]], stoch: [[2]] });
  const noise = tensor([[[2], [2], [0]]]);
  return call("observe", grantRssm(smallRssm), start, { ...seen, isFirst: tensor([isFirst]) }, noise);
}

export const exercise: Exercise = {
  id: "4.1",
  title: "Follow what happened",
  track: "core",
  functions: ["observe"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.1 · Follow what happened",
  checks: [
    {
      id: "three-steps",
      title:
        "with f = h + z + a and the posterior N(o − 2h, ½²), from h = 1 and z = 2 by the actions 3, −1 and 2, seeing 10, 4 and 5, with noise 2, 2 and 0: h is 6, 4 and 3, z is −1, −3 and −1",
      points: 0.5,
      async run(context) {
        const got = await threeSteps(context, [0, 0, 0]);
        expectTensor(got, "deter", [[[6], [4], [3]]]);
        expectTensor(got, "stoch", [[[-1], [-3], [-1]]]);
      },
    },
    {
      id: "before-and-after",
      title:
        "there the prior N(2h, 1) expected 12, 8 and 6 before it saw, and the posterior has its middle at −2, −4 and −1 after",
      points: 0.5,
      async run(context) {
        const got = await threeSteps(context, [0, 0, 0]);
        expectTensor(got, "prior.mean", [[[12], [8], [6]]]);
        expectTensor(got, "prior.std", [[[1], [1], [1]]]);
        expectTensor(got, "posterior.mean", [[[-2], [-4], [-1]]]);
        expectTensor(got, "posterior.std", [[[0.5], [0.5], [0.5]]]);
      },
    },
    {
      id: "begins-again",
      title:
        "where the second step begins an episode, nothing from before counts: then h is 6, 0 and 7, and z is −1, 5 and −9",
      points: 0.5,
      async run(context) {
        const got = await threeSteps(context, [0, 1, 0]);
        expectTensor(got, "deter", [[[6], [0], [7]]]);
        expectTensor(got, "stoch", [[[-1], [5], [-9]]]);
      },
    },
  ],
};
