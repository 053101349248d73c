import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

const tolerance = 1e-6;

export const exercise: Exercise = {
  id: "3.6",
  title: "What does the code know?",
  track: "core",
  functions: ["linearProbe"],
  uses: [],
  section: "Exercise 3.6 · What does the code know?",
  checks: [
    {
      id: "by-hand",
      title:
        "fitted to s = 2z + 1, a probe says 7 and 11 for z = 3 and 5; where 7 and 12 are true, R² is 1 − 1/12.5",
      points: 0.25,
      async run({ call }) {
        const train = { codes: [[0], [1], [2]], states: [[1], [3], [5]] };
        const test = { codes: [[3], [5]], states: [[7], [12]] };
        expect(await call("linearProbe", train, test)).toBeNear([0.92], { name: "R²", tolerance });
      },
    },
    {
      id: "worse-than-the-mean",
      title: "each number of the state has its own R², which is negative where the mean would say more",
      points: 0.25,
      async run({ call }) {
        const train = { codes: [[0], [1], [2]], states: [[0, 0], [1, -1], [2, -2]] }; // prettier-ignore
        const test = { codes: [[1], [2]], states: [[2, -1], [1, -2]] }; // prettier-ignore
        expect(await call("linearProbe", train, test)).toBeNear([-3, 1], { name: "R²", tolerance });
      },
    },
  ],
};
