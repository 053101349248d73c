import { sum } from "lib/core/metrics";
import type { Exercise } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { moveThenStay, randomInstances, switchWorld } from "../instances";

export const exercise: Exercise = {
  id: "1.2",
  title: "Where does a policy spend its time?",
  track: "core",
  functions: ["occupancy"],
  uses: ["evalPolicy"],
  section: "Exercise 1.2 · Where does a policy spend its time?",
  checks: [
    {
      id: "sums-to-one",
      title: "the entries of the occupancy sum to 1",
      points: 0.5,
      async run({ call, rng }) {
        for (const { world, piHat, tolerance } of randomInstances(rng, 3)) {
          const d = asMatrix(await call("occupancy", world, piHat), world.S, world.A, "d");
          expect(sum(d.flat())).toBeNear(1, { name: "the sum of all entries", tolerance });
        }
      },
    },
    {
      id: "two-states",
      title: "moving to state 1 and staying there spends 1 − γ of the discounted time in state 0",
      points: 0.5,
      async run({ call }) {
        const d = await call("occupancy", switchWorld, moveThenStay);
        expect(d).toBeNear([[0, 0.2], [0.8, 0]], { name: "d" }); // prettier-ignore
      },
    },
  ],
};
