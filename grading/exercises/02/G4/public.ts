import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** One step from a state of 1 at step t. */
const step = (t: number, action: number, next: number) => ({ t, state: [1], action: [action], next: [next] });

const model = { A: [[1]], B: [[1]] };
/** Vₜ(x) = x² at all steps. */
const squares = [[[1]], [[1]], [[1]]];

export const exercise: Exercise = {
  id: "G4",
  title: "Fit the value, not the state",
  track: "5756",
  functions: ["momentMatching"],
  uses: [],
  section: "Exercise G4 · Fit the value, not the state",
  checks: [
    {
      id: "by-hand",
      title: "from x = 1 to 1 with weight ¼, to 2 and 4 with weight ¾: s² = ¼ · 1 + ¾ · 10",
      points: 0.5,
      async run({ call }) {
        const batches = [
          { weight: 0.25, data: [step(0, 0, 1)] },
          { weight: 0.75, data: [step(0, 0, 2), step(1, 0, 4)] },
        ];
        const got = await call("momentMatching", batches, model, squares);
        expect(got).toBeNear({ A: [[Math.sqrt(7.75)]], B: [[1]] }, { name: "the model" });
      },
    },
    {
      id: "with-control",
      title: "from x = 1 with u = 1 to 5: (s + 1)² = 25 gives s = 4, not −6",
      points: 0.25,
      async run({ call }) {
        const batches = [{ weight: 1, data: [step(0, 1, 5)] }];
        const got = await call("momentMatching", batches, model, squares);
        expect(got).toBeNear({ A: [[4]], B: [[1]] }, { name: "the model" });
      },
    },
    {
      id: "next-step",
      title:
        "a next state counts by the value of the next step: P = 100, 1, 4 gives 1 · (s² − 9) + 4 (s² − 1) = 0",
      points: 0.25,
      async run({ call }) {
        const batches = [{ weight: 1, data: [step(0, 0, 3), step(1, 0, 1)] }];
        const got = await call("momentMatching", batches, model, [[[100]], [[1]], [[4]]]);
        expect(got).toBeNear({ A: [[Math.sqrt(13 / 5)]], B: [[1]] }, { name: "the model" });
      },
    },
  ],
};
