import { pendulumData } from "lib/experiments/02-ross-bagnell/pendulum/pendulum";
import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "2.6",
  title: "The expert is too good",
  track: "core",
  functions: ["excitation"],
  uses: [],
  section: "Exercise 2.6 · The expert is too good",
  checks: [
    {
      id: "by-hand",
      title: "two transitions with [x, u] = [3, 0] and [0, 1] have the condition number 3",
      points: 0.5,
      async run({ call }) {
        const data = [
          { state: [3], action: [0], next: [7] },
          { state: [0], action: [1], next: [5] },
        ];
        expect(await call("excitation", data)).toBeNear(3, { name: "the condition number" });
      },
    },
    {
      id: "perfect-expert",
      title: "the pendulum expert's data without noise have a condition number above a million",
      points: 0.5,
      async run({ call }) {
        const got = await call("excitation", pendulumData({ seed: 1, expertSamples: 200 }));
        const inverse = typeof got === "number" && got > 0 ? 1 / got : got;
        expect(inverse).toBeAtMost(1e-6, { name: "one over the condition number" });
        expect(inverse).toBeNear(0, { name: "one over the condition number", tolerance: 1e-6 });
      },
    },
  ],
};
