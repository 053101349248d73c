import { conditionNumber } from "lib/core/matrix";
import { pendulumData } from "lib/experiments/02-ross-bagnell/pendulum/pendulum";
import type { VectorStep } from "lib/modelLearning/vectorDynamics";
import type { Check } from "../../../checks/exercise";
import { asVector, expect } from "../../../checks/matchers";

/** Relative: who takes the root of the eigenvalues' ratio of ZᵀZ loses up to cond² · 1e-16, less than 1e-9 here. */
const tolerance = 1e-6;

const regressors = (data: readonly { state: readonly number[]; action: readonly number[] }[]) =>
  data.map(({ state, action }) => [...state, ...action]);

export const hidden: Check[] = [
  {
    id: "monotone",
    title: "the more the expert's hand shakes, the better the data tell A from B",
    points: 1,
    async run({ call, rng }) {
      const seed = rng.integer(1e6);
      const got: unknown[] = [];
      for (const controlNoise of [0.01, 0.1, 1]) {
        const data = pendulumData({ seed, controlNoise, expertSamples: 200 });
        const right = conditionNumber(regressors(data));
        got.push(await call("excitation", data));
        const options = {
          name: `the condition number at noise ${controlNoise}`,
          scale: right,
          tolerance: 1e-6,
        };
        expect(got[got.length - 1]).toBeNear(right, options);
      }
      const [little, some, much] = asVector(got, 3, "the condition numbers");
      expect(some).toBeAtMost(little, { name: "the condition number at noise 0.1" });
      expect(much).toBeAtMost(some, { name: "the condition number at noise 1" });
    },
  },
  {
    id: "random-data",
    title:
      "it is the ratio of the largest to the smallest singular value, for states and actions of any size",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 30; i++) {
        const [n, m] = [1 + rng.integer(4), 1 + rng.integer(2)];
        const normals = (count: number) => Array.from({ length: count }, (_, j) => (1 + j) * rng.normal());
        const datum = (): VectorStep => ({ state: normals(n), action: normals(m), next: normals(n) });
        const data = Array.from({ length: n + m + 2 + rng.integer(20) }, datum);
        const right = conditionNumber(regressors(data));
        const options = { name: "the condition number", scale: right, tolerance };
        expect(await call("excitation", data)).toBeNear(right, options);
      }
    },
  },
];
