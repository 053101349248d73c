import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "5.6",
  title: "What 32 ones can say",
  track: "core",
  functions: ["latentCapacity"],
  uses: [],
  needs: ["tensors"], // not for itself: where it uses a function of lib/notebook05, it is loaded with its tensors
  section: "Exercise 5.6 · What 32 ones can say",
  checks: [
    {
      id: "paper",
      title: "32 variables of 32 classes are 1,024 numbers, of which 32 are 1: 1 in 32, and 160 bits",
      points: 0.5,
      async run({ call }) {
        const got = await call("latentCapacity", 32, 32);
        expect(got).toBeNear(
          { length: 1024, ones: 32, density: 1 / 32, bits: 160 },
          { name: "the capacity" },
        );
      },
    },
  ],
};
