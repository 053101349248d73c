import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** From x = 2 the policy's mean action is −½, and ε = 2 makes it ½: the next state is 1½. */
const hand = { start: 2, retain: 0.5, gain: 1, effort: 3, gamma: 0.5, std: 0.5 };
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
        "from 2 by the action ½ to 1½ with effort 3: the reward is −3, its gradient through the world −2(3 + 3), by REINFORCE 8 · (−3)",
      points: 0.25,
      async run({ call }) {
        const through = await call("pathwiseGradient", hand, theta, [2]);
        expect(through).toBeNear(-12, { name: "the gradient through the world" });
        const score = await call("reinforceGradient", hand, theta, [2]);
        expect(score).toBeNear(-24, { name: "the gradient by REINFORCE" });
      },
    },
    {
      id: "second-step-through-the-world",
      title:
        "a second step, by ⅛ to ⅞ with da = 1 and dx = 2, counts half: the gradient is −12 − ½ · 2(1.75 + 0.375)",
      points: 0.25,
      async run({ call }) {
        const got = await call("pathwiseGradient", hand, theta, [2, 1]);
        expect(got).toBeNear(-14.125, { name: "the gradient through the world" });
      },
    },
    {
      id: "second-step-by-reinforce",
      title:
        "with scores 8 and 3 and discounted rewards −3 and −0.40625 REINFORCE has 8 · (−3.40625) + 3 · (−0.40625)",
      points: 0.25,
      async run({ call }) {
        const got = await call("reinforceGradient", hand, theta, [2, 1]);
        expect(got).toBeNear(-28.46875, { name: "the gradient by REINFORCE" });
      },
    },
  ],
};
