import type { Exercise } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "1.9",
  title: "Hedge over two candidates",
  track: "core",
  functions: ["hedge"],
  uses: [],
  section: "Exercise 1.9 · Hedge over two candidates",
  checks: [
    {
      id: "by-hand",
      title: "with η = ln 2, a loss of 1 halves a candidate's weight before normalising",
      points: 0.5,
      async run({ call }) {
        const losses = [[1, 0], [1, 2]]; // prettier-ignore
        const expected = [[1 / 2, 1 / 2], [1 / 3, 2 / 3], [1 / 2, 1 / 2]]; // prettier-ignore
        expect(await call("hedge", losses, Math.log(2))).toBeNear(expected, { name: "the weights" });
      },
    },
    {
      id: "order",
      title: "after 100 rounds the candidates are ordered by their losses",
      points: 0.5,
      async run({ call }) {
        const losses = Array.from({ length: 100 }, () => [0.25, 0.2, 0.3]);
        const weights = asMatrix(await call("hedge", losses, 0.9), 101, 3, "the weights")[100];
        expect(weights[0]).toBeAtMost(weights[1], { name: "the weight of the second best candidate" });
        expect(weights[2]).toBeAtMost(weights[0], { name: "the weight of the worst candidate" });
        expect(weights).toBeNear([0.0109856018, 0.9888923592, 0.000122039], {
          name: "the weights",
          tolerance: 1e-7,
        });
      },
    },
  ],
};
