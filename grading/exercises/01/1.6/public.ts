import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { moveThenStay, switchWorld } from "../instances";

const coin = [
  [0.5, 0.5],
  [0.5, 0.5],
];

export const exercise: Exercise = {
  id: "1.6",
  title: "Two policies, one world",
  track: "core",
  functions: ["performanceDifference"],
  uses: ["evalPolicy", "occupancy"],
  section: "Exercise 1.6 · Two policies, one world",
  checks: [
    {
      id: "by-hand",
      title:
        "in the switch world, moving and staying returns 4, tossing a coin returns 2: the difference is 2",
      points: 0.5,
      async run({ call }) {
        expect(await call("performanceDifference", switchWorld, moveThenStay, coin)).toBeNear(2, {
          name: "the difference",
        });
      },
    },
    {
      id: "turned-round",
      title: "the same two policies the other way round differ by −2",
      points: 0.5,
      async run({ call }) {
        expect(await call("performanceDifference", switchWorld, coin, moveThenStay)).toBeNear(-2, {
          name: "the difference",
        });
      },
    },
  ],
};
