import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { stuckModel, switchWorld } from "../instances";

/** Moves in state 0; stays or moves in state 1. Neither vector is a value: the lines hold for any two. */
const pi = [
  [0, 1],
  [0.5, 0.5],
];
const [Vhat, V] = [
  [5, 10],
  [5, 5],
];

export const exercise: Exercise = {
  id: "1.5",
  title: "How do we derive this? Three missing lines",
  track: "core",
  functions: ["slLine1", "slLine2", "slLine3"],
  uses: [],
  section: "Exercise 1.5 · How do we derive this? Three missing lines",
  checks: [
    {
      id: "line-1",
      title: "line 1 is right for two vectors in the switch world",
      points: 0.25,
      async run({ call }) {
        expect(await call("slLine1", switchWorld, stuckModel, pi, Vhat, V)).toBeNear([0, 4], {
          name: "line 1",
        });
      },
    },
    {
      id: "line-2",
      title: "line 2 is the same vector as line 1",
      points: 0.25,
      async run({ call }) {
        expect(await call("slLine2", switchWorld, stuckModel, pi, Vhat, V)).toBeNear([0, 4], {
          name: "line 2",
        });
      },
    },
    {
      id: "line-3",
      title: "line 3 is right for a vector in the switch world",
      points: 0.25,
      async run({ call }) {
        const got = await call("slLine3", switchWorld, stuckModel, pi, Vhat);
        expect(got).toBeNear([-20 / 7, 10 / 7], { name: "line 3" });
      },
    },
  ],
};
