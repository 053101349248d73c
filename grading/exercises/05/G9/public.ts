import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** Chances ¼ and ¾. */
const logits = [0, Math.log(3)];

export const exercise: Exercise = {
  id: "G9",
  title: "How wrong is straight-through?",
  track: "5756",
  functions: ["exactGradient", "straightThroughMean", "twoSampleGradient"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook05x, it is loaded with its tensors
  section: "Exercise G9 · How wrong is straight-through?",
  checks: [
    {
      id: "exact",
      title: "with chances ¼ and ¾ and values 4 and 8 the mean is 7: the gradient is (−¾, ¾)",
      points: 0.25,
      async run({ call }) {
        const got = await call("exactGradient", logits, [4, 8]);
        expect(got).toBeNear([-0.75, 0.75], { name: "the exact gradient" });
      },
    },
    {
      id: "straight-through",
      title:
        "with slopes (2, 0) at the first and (6, 4) at the second vector the mean slope is (5, 3): ∓3/8 come back",
      points: 0.25,
      async run({ call }) {
        const got = await call("straightThroughMean", logits, [[2, 0], [6, 4]]); // prettier-ignore
        expect(got).toBeNear([0.375, -0.375], { name: "what straight-through gives on average" });
      },
    },
    {
      id: "two-draws",
      title: "of three classes, draws 2 with value 5 and 0 with value 1 move the logits by (−2, 0, 2)",
      points: 0.25,
      async run({ call }) {
        const got = await call("twoSampleGradient", { draw: 2, value: 5 }, { draw: 0, value: 1 }, 3);
        expect(got).toBeNear([-2, 0, 2], { name: "the estimate" });
      },
    },
  ],
};
