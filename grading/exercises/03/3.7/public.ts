import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "3.7",
  title: "A model of codes",
  track: "core",
  functions: ["latentDynFit", "rolloutLatent"],
  uses: [],
  section: "Exercise 3.7 · A model of codes",
  checks: [
    {
      id: "fit-by-hand",
      title: "from four steps of z′ = ½ z + 2a + 1 the model is A = ½, B = 2, c = 1",
      points: 0.5,
      async run({ call }) {
        const steps = {
          z: [[0], [2], [0], [4]],
          a: [[0], [0], [1], [-1]],
          next: [[1], [2], [3], [1]],
        };
        const got = await call("latentDynFit", steps);
        const right = { A: [[0.5]], B: [[2]], c: [1] };
        expect(got).toBeNear(right, { name: "the model", tolerance: 1e-6 });
      },
    },
    {
      id: "three-steps",
      title: "this model goes from 4 by the actions 1, 0 and −1 to 5, 3.5 and 0.75",
      points: 0.5,
      async run({ call }) {
        const model = { A: [[0.5]], B: [[2]], c: [1] };
        const got = await call("rolloutLatent", model, [4], [[1], [0], [-1]]);
        expect(got).toBeNear([[4], [5], [3.5], [0.75]], { name: "the codes" });
      },
    },
    {
      id: "two-numbers",
      title: "codes of two numbers: z₁′ = z₂ + 1 and z₂′ = a − z₁",
      points: 0.5,
      async run({ call }) {
        const model = { A: [[0, 1], [-1, 0]], B: [[0], [1]], c: [1, 0] }; // prettier-ignore
        const got = await call("rolloutLatent", model, [1, 2], [[3], [0], [-1]]);
        expect(got).toBeNear([[1, 2], [3, 2], [3, -3], [-2, -4]], { name: "the codes" }); // prettier-ignore
      },
    },
  ],
};
