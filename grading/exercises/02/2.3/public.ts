import { multiplyVector } from "lib/core/matrix";
import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** A system whose states and actions tell A from B. */
const system = { A: [[1, 0.5], [-0.25, 0.75]], B: [[0.5], [2]] }; // prettier-ignore
const prior = { A: [[1, 0], [0, 1]], B: [[0], [0.05]] }; // prettier-ignore

const data = [[1, 0, 1], [0, 1, -1], [2, 1, 0], [-1, 1, 2], [1, -1, 1]].map(([x0, x1, u]) => {
  const next = multiplyVector(system.A, [x0, x1]).map((x, i) => x + system.B[i][0] * u);
  return { state: [x0, x1], action: [u], next };
}); // prettier-ignore

export const exercise: Exercise = {
  id: "2.3",
  title: "A linear model, close to what you believed",
  track: "core",
  functions: ["fitLinearRidge"],
  uses: [],
  section: "Exercise 2.3 · A linear model, close to what you believed",
  checks: [
    {
      id: "by-hand",
      title:
        "one transition from x = 1 to x′ = 3 with weight ½ and λ = ½ moves A from 1 to 2 and leaves B as it is",
      points: 0.5,
      async run({ call }) {
        const batches = [{ weight: 0.5, data: [{ state: [1], action: [0], next: [3] }] }];
        const got = await call("fitLinearRidge", batches, 0.5, { A: [[1]], B: [[4]] });
        expect(got).toBeNear({ A: [[2]], B: [[4]] }, { name: "the model" });
      },
    },
    {
      id: "exact",
      title: "from data without noise and with λ = 0 the model is the system that made them",
      points: 0.5,
      async run({ call }) {
        const batches = [
          { weight: 0.5, data: data.slice(0, 2) },
          { weight: 0.5, data: data.slice(2) },
        ];
        const got = await call("fitLinearRidge", batches, 0, prior);
        expect(got).toBeNear(system, { name: "the model", tolerance: 1e-8 });
      },
    },
    {
      id: "prior",
      title: "with a huge λ the model is the prior",
      points: 0.5,
      async run({ call }) {
        const got = await call("fitLinearRidge", [{ weight: 1, data }], 1e9, prior);
        expect(got).toBeNear(prior, { name: "the model", tolerance: 1e-6 });
      },
    },
  ],
};
