import type { CheckContext, Exercise } from "../../../checks/exercise";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";
import { grantPolicy } from "../grantPolicy";
import { grantRssm, latentTensors } from "../grantRssm";
import { smallRssm } from "../smallRssm";

/** From h = 1 and z = 2 with noise 1 and −3, by the policy −z + 10 · step. */
function twoSteps({ call }: CheckContext): Promise<unknown> {
  const { nextDeter, prior } = grantRssm(smallRssm);
  const policy = grantPolicy(({ stoch }, h) => stoch.map(([z]) => [10 * h - z]), smallRssm.sizes, 2);
  const start = latentTensors({ deter: [[1]], stoch: [[2]] });
  return call("imagine", { nextDeter, prior }, policy, start, tensor([[[1], [-3]]]));
}

export const exercise: Exercise = {
  id: "4.5",
  title: "Imagine",
  track: "core",
  functions: ["imagine"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.5 · Imagine",
  checks: [
    {
      id: "states",
      title:
        "with f = h + z + a, the prior N(2h, 1) and the policy a = 10 · step − z, from h = 1 and z = 2 with noise 1 and −3: h is 1, 1 and 11, z is 2, 3 and 19",
      points: 0.5,
      async run(context) {
        const got = await twoSteps(context);
        expectTensor(got, "deter", [[[1], [1], [11]]]);
        expectTensor(got, "stoch", [[[2], [3], [19]]]);
      },
    },
    {
      id: "actions",
      title: "the actions that were chosen there are −2 and 7: one for each state but the last",
      points: 0.5,
      async run(context) {
        expectTensor(await twoSteps(context), "action", [[[-2], [7]]]);
      },
    },
  ],
};
