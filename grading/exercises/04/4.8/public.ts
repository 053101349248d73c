import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** From x = 3 the policy's mean action is −¾, and ε = 2½ makes it ½: the next state is 2. */
const hand = { start: 3, retain: 0.5, gain: 1, effort: 3, gamma: 0.25, std: 0.5 };
const theta = -0.25;

export const exercise: Exercise = {
  id: "4.8",
  title: "Two ways uphill",
  track: "core",
  functions: ["pathwiseGradient", "reinforceGradient"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook04, it is loaded with its tensors
  section: "Exercise 4.8 · Two ways uphill",
  checks: [
    {
      id: "one-step",
      title:
        "from 3 by the action ½ to 2 with effort 3: the reward is −4¾, its gradient through the world −2(6 + 4½), by REINFORCE 15 · (−4¾)",
      points: 0.25,
      async run({ call }) {
        const through = await call("pathwiseGradient", hand, theta, [2.5]);
        expect(through).toBeNear(-21, { name: "the gradient through the world" });
        const score = await call("reinforceGradient", hand, theta, [2.5]);
        expect(score).toBeNear(-71.25, { name: "the gradient by REINFORCE" });
      },
    },
    {
      id: "second-step-through-the-world",
      title:
        "a second step, by ¼ to 1¼ with da = 1¼ and dx = 2¾, counts a quarter: the gradient is −21 − ¼ · 2(3.4375 + 0.9375)",
      points: 0.25,
      async run({ call }) {
        const got = await call("pathwiseGradient", hand, theta, [2.5, 1.5]);
        expect(got).toBeNear(-23.1875, { name: "the gradient through the world" });
      },
    },
    {
      id: "second-step-by-reinforce",
      title:
        "with scores 15 and 6 and discounted rewards −4.75 and −0.4375 REINFORCE has 15 · (−5.1875) + 6 · (−0.4375)",
      points: 0.25,
      async run({ call }) {
        const got = await call("reinforceGradient", hand, theta, [2.5, 1.5]);
        expect(got).toBeNear(-80.4375, { name: "the gradient by REINFORCE" });
      },
    },
  ],
};
