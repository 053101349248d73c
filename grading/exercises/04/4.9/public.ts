import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { fromTable, grantTraining } from "./trainings";

/** Promised and real return by horizon and seed; with horizon 5, one training failed. */
const table = {
  2: { 1: [5, 2], 2: [4, 4], 3: [6, 3] },
  5: { 1: [9, 8], 2: [6, -90], 3: [8, 7] },
  15: { 1: [40, 5], 2: [99, 9], 3: [60, 4] },
} as const;

export const exercise: Exercise = {
  id: "4.9",
  title: "Promised and real",
  track: "core",
  functions: ["horizonSweep"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook04, it is loaded with its tensors
  section: "Exercise 4.9 · Promised and real",
  checks: [
    {
      id: "by-hand",
      title:
        "three seeds and one failed training: horizons 2, 5 and 15 promise 5, 8 and 60 and really get 3, 7 and 5, so 5 is best",
      points: 0.5,
      async run({ call }) {
        const got = await call("horizonSweep", grantTraining(fromTable(table)), [2, 5, 15], [1, 2, 3]);
        expect(got).toBeNear({ promised: [5, 8, 60], real: [3, 7, 5], best: 5 }, { name: "the answer" });
      },
    },
    {
      id: "first-of-equals",
      title: "where horizons 3, 8, 12 and 20 really get 1, 6, 6 and 4, the best is 8",
      points: 0.25,
      async run({ call }) {
        const run = fromTable({ 3: { 7: [5, 1] }, 8: { 7: [7, 6] }, 12: { 7: [9, 6] }, 20: { 7: [30, 4] } });
        const got = await call("horizonSweep", grantTraining(run), [3, 8, 12, 20], [7]);
        expect(got).toBeNear(
          { promised: [5, 7, 9, 30], real: [1, 6, 6, 4], best: 8 },
          { name: "the answer" },
        );
      },
    },
  ],
};
