import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** Three states in a row; the prior believes that action 0 goes left and action 1 right. */
const prior = [[0, 1], [0, 2], [1, 2]]; // prettier-ignore

export const exercise: Exercise = {
  id: "2.1",
  title: "A plan, corrected by data",
  track: "core",
  functions: ["fitTabularWithPrior"],
  uses: [],
  section: "Exercise 2.1 · A plan, corrected by data",
  checks: [
    {
      id: "three-moves",
      title: "three observed moves stand in the table, everything else is as the prior has it",
      points: 0.5,
      async run({ call }) {
        const data = [
          { state: 0, action: 1, next: 0 },
          { state: 2, action: 0, next: 2 },
          { state: 1, action: 1, next: 0 },
        ];
        const expected = [[0, 0], [0, 0], [2, 2]]; // prettier-ignore
        expect(await call("fitTabularWithPrior", data, prior)).toBeNear(expected, { name: "the table" });
      },
    },
    {
      id: "latest",
      title: "of three observations of the same action in the same state, the latest counts",
      points: 0.5,
      async run({ call }) {
        const data = [2, 0, 1].map((next) => ({ state: 0, action: 0, next }));
        const expected = [[1, 1], [0, 2], [1, 2]]; // prettier-ignore
        expect(await call("fitTabularWithPrior", data, prior)).toBeNear(expected, { name: "the table" });
      },
    },
  ],
};
