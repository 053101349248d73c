import { twoRoads } from "lib/tabular/worlds/twoRoads";
import type { Exercise } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { randomInstances, takeRoad } from "../instances";

/** The safe road always arrives, the risky one once in five; the model takes the safe road for bad and the risky for good. */
const [world, model] = [twoRoads(1, 0.2), twoRoads(0.1, 0.9)];
const [safe, risky] = [takeRoad(0), takeRoad(1)];

export const exercise: Exercise = {
  id: "1.7",
  title: "The three terms",
  track: "core",
  functions: ["pdpmTerms"],
  uses: ["evalPolicy", "occupancy", "simulationGap"],
  section: "Exercise 1.7 · The three terms",
  checks: [
    {
      id: "sum",
      title: "the three terms sum to the gap in a random world",
      points: 1,
      async run({ call, rng }) {
        for (const { world, model, piHat, piStar, tolerance } of randomInstances(rng, 3)) {
          const got = await call("pdpmTerms", world, model, piHat, piStar);
          const terms = ["planning", "learnerModelErr", "expertModelErr"].map((field) => asField(got, field));
          const sum = terms.reduce((x, y) => x + y, 0);
          expect(sum).toBeNear(asField(got, "gap"), { name: "the sum of the terms", tolerance, scale: 1 });
        }
      },
    },
    {
      id: "two-roads",
      title:
        "on the two roads the model promises the risky road 6.3 too much and the safe one 4.86 too little",
      points: 1,
      async run({ call }) {
        const got = await call("pdpmTerms", world, model, risky, safe);
        expect(got).toBeNear({ gap: 3.6, learnerModelErr: 6.3, expertModelErr: 4.86, planning: -7.56 });
      },
    },
  ],
};
