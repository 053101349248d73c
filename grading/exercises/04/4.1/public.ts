import type { CheckContext, Exercise } from "../../../checks/exercise";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";
import { grantRssm, latentTensors } from "../grantRssm";
import { smallRssm } from "../smallRssm";

/** From h = 1 and z = 2 by the actions 3 and −1, seeing 10 and 4, with noise 2 and 0. */
function twoSteps({ call }: CheckContext, isFirst: [number, number]): Promise<unknown> {
  const lived = { embed: tensor([[[10], [4]]]), action: tensor([[[3], [-1]]]), isFirst: tensor([isFirst]) };
  const start = latentTensors({ deter: [[1]], stoch: [[2]] });
  return call("observe", grantRssm(smallRssm), start, lived, tensor([[[2], [0]]]));
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
      id: "two-steps",
      title:
        "with f = h + z + a and the posterior N(o − h, ½²), from h = 1 and z = 2 by the actions 3 and −1, seeing 10 and 4, with noise 2 and 0: h is 6 and 10, z is 5 and −6",
      points: 0.5,
      async run(context) {
        const got = await twoSteps(context, [0, 0]);
        expectTensor(got, "deter", [[[6], [10]]]);
        expectTensor(got, "stoch", [[[5], [-6]]]);
      },
    },
    {
      id: "before-and-after",
      title:
        "there the prior N(2h, 1) expected 12 and 20 before it saw, and the posterior believes 4 and −6 after",
      points: 0.5,
      async run(context) {
        const got = await twoSteps(context, [0, 0]);
        expectTensor(got, "prior.mean", [[[12], [20]]]);
        expectTensor(got, "prior.std", [[[1], [1]]]);
        expectTensor(got, "posterior.mean", [[[4], [-6]]]);
        expectTensor(got, "posterior.std", [[[0.5], [0.5]]]);
      },
    },
    {
      id: "begins-again",
      title: "where the second step begins an episode, nothing from before counts: h is 0 there, and z is 4",
      points: 0.5,
      async run(context) {
        const got = await twoSteps(context, [0, 1]);
        expectTensor(got, "deter", [[[6], [0]]]);
        expectTensor(got, "stoch", [[[5], [4]]]);
      },
    },
  ],
};
