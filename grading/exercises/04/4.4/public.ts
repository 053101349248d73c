import type { CheckContext, Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { sameValue } from "../../../checks/sameValue";
import { expectTensor } from "../expectTensor";
import { grantRssm, latentTensors } from "../grantRssm";
import { smallRssm } from "../smallRssm";

/** From h = 1 and z = 2 by the actions 3, −1 and 2, seeing 10, 4 and 5. */
function threeSteps({ call }: CheckContext, context: number): Promise<unknown> {
  const lived = { embed: tensor([[[10], [4], [5]]]), action: tensor([[[3], [-1], [2]]]) };
  return call(
    "openLoop",
    grantRssm(smallRssm),
    latentTensors({ deter: [[1]], stoch: [[2]] }),
    lived,
    context,
  );
}

/** The answer to a question that is asked twice. Of who draws, no two are the same, and no mistake is recognised by its numbers. */
async function steadily(ask: () => Promise<unknown>): Promise<unknown> {
  const [first, second] = [await ask(), await ask()];
  const different = sameValue(first, second) ? 1 : 2;
  expect(different).toBeNear(1, {
    name: "the number of different answers to one question, since z is the middle of what the model believes and no draw,",
  });
  return first;
}

export const exercise: Exercise = {
  id: "4.4",
  title: "Close your eyes",
  track: "core",
  functions: ["openLoop"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.4 · Close your eyes",
  checks: [
    {
      id: "one-look",
      title:
        "with f = h + z + a, the prior N(2h, 1) and the posterior N(o − 2h, ½²), from h = 1 and z = 2 by 3, −1 and 2, who sees 10 and then nothing goes to h = 6, 3 and 11, with z = −2, 6 and 22",
      points: 0.5,
      async run(context) {
        const got = await steadily(() => threeSteps(context, 1));
        expectTensor(got, "deter", [[[6], [3], [11]]]);
        expectTensor(got, "stoch", [[[-2], [6], [22]]]);
      },
    },
    {
      id: "two-looks",
      title: "who sees 10 and 4 goes to h = 6, 3 and 3, with z = −2, −2 and 6",
      points: 0.5,
      async run(context) {
        const got = await threeSteps(context, 2);
        expectTensor(got, "deter", [[[6], [3], [3]]]);
        expectTensor(got, "stoch", [[[-2], [-2], [6]]]);
      },
    },
  ],
};
