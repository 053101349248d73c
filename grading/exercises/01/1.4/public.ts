import type { Exercise } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { halfStuckModel, moveThenStay, randomInstances, switchWorld } from "../instances";

export const exercise: Exercise = {
  id: "1.4",
  title: "Both sides of the simulation lemma",
  track: "core",
  functions: ["simulationGap"],
  uses: ["evalPolicy", "occupancy"],
  section: "Exercise 1.4 · Both sides of the simulation lemma",
  checks: [
    {
      id: "by-hand",
      title:
        "if the model believes that moving fails half of the time, it promises 2/3 less than the switch world pays",
      points: 1,
      async run({ call }) {
        const got = await call("simulationGap", switchWorld, halfStuckModel, moveThenStay);
        expect(got).toBeNear({ gap: -2 / 3, rhs: -2 / 3 });
      },
    },
    {
      id: "identity",
      title: "both sides are equal in a random world",
      points: 0.5,
      async run({ call, rng }) {
        for (const { world, model, piHat, tolerance } of randomInstances(rng, 3)) {
          const got = await call("simulationGap", world, model, piHat);
          const gap = asField(got, "gap");
          expect(asField(got, "rhs")).toBeNear(gap, { name: "rhs", tolerance, scale: 1 });
        }
      },
    },
    {
      id: "bound-by-hand",
      title: "the bound of the same case is 2, three times the gap",
      points: 0.5,
      async run({ call }) {
        const got = await call("simulationGap", switchWorld, halfStuckModel, moveThenStay);
        expect(got).toBeNear({ bound: 2 });
      },
    },
  ],
};
