import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

const { log } = Math;

export const exercise: Exercise = {
  id: "5.7",
  title: "The balance",
  track: "core",
  functions: ["balanceStep"],
  uses: [],
  needs: ["tensors"], // not for itself: where it uses a function of lib/notebook05, it is loaded with its tensors
  section: "Exercise 5.7 · The balance",
  checks: [
    {
      id: "prior",
      title: "q = (½, ½), p = (¼, ¾), α = 0.8, rate 5: the prior's logits move by −4 (p − q) = (1, −1)",
      points: 0.5,
      async run({ call }) {
        const beliefs = { posterior: [0, 0], prior: [0, log(3)] };
        const got = await call("balanceStep", beliefs, 0.8, 5);
        expect(got).toBeNear({ prior: [1, log(3) - 1] }, { name: "the beliefs after the step" });
      },
    },
    {
      id: "posterior",
      title: "there the posterior's move by −½ (log q/p − KL): by −¼ ln 3 and ¼ ln 3",
      points: 0.5,
      async run({ call }) {
        const beliefs = { posterior: [0, 0], prior: [0, log(3)] };
        const got = await call("balanceStep", beliefs, 0.8, 5);
        const right = { posterior: [-log(3) / 4, log(3) / 4] };
        expect(got).toBeNear(right, { name: "the beliefs after the step" });
      },
    },
  ],
};
