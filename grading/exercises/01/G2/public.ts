import type { Exercise } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { halfStuckModel, moveThenStay, randomInstances, switchWorld } from "../instances";

const learner = [
  [0.25, 0.75],
  [0.5, 0.5],
];

export const exercise: Exercise = {
  id: "G2",
  title: "Performance difference via advantage in the model",
  track: "5756",
  functions: ["pdamTerms"],
  uses: ["evalPolicy", "occupancy", "simulationGap"],
  section: "Exercise G2 · Performance difference via advantage in the model",
  checks: [
    {
      id: "by-hand",
      title: "the terms of a case by hand in the switch world are 9/7, −5/14 and 4/7: together 3/2",
      points: 0.5,
      async run({ call }) {
        const got = await call("pdamTerms", switchWorld, halfStuckModel, learner, moveThenStay);
        expect(got).toBeNear({ policy: 9 / 7, learnerModelErr: -5 / 14, expertModelErr: 4 / 7, gap: 3 / 2 });
      },
    },
    {
      id: "sum",
      title: "the three terms sum to the gap in a random world",
      points: 0.5,
      async run({ call, rng }) {
        for (const { world, model, piHat, piStar, tolerance } of randomInstances(rng, 3)) {
          const got = await call("pdamTerms", world, model, piHat, piStar);
          const terms = ["policy", "learnerModelErr", "expertModelErr"].map((field) => asField(got, field));
          const sum = terms.reduce((x, y) => x + y, 0);
          expect(sum).toBeNear(asField(got, "gap"), { name: "the sum of the terms", tolerance, scale: 1 });
        }
      },
    },
  ],
};
