import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { moveThenStay, switchWorld } from "../instances";

export const exercise: Exercise = {
  id: "1.1",
  title: "The value of a policy",
  track: "core",
  functions: ["evalPolicy"],
  uses: [],
  section: "Exercise 1.1 · The value of a policy",
  checks: [
    {
      id: "constant-reward",
      title: "with a reward of 0.5 in every step, V is 0.5 / (1 − γ) in every state",
      points: 0.5,
      async run({ call }) {
        const world = { ...switchWorld, R: switchWorld.R.map((row) => row.map(() => 0.5)) };
        expect(await call("evalPolicy", world, moveThenStay)).toBeNear([2.5, 2.5], { name: "V" });
      },
    },
    {
      id: "two-states",
      title:
        "in the switch world, moving to state 1 and staying there is worth 4 in state 0 and 5 in state 1",
      points: 0.5,
      async run({ call }) {
        expect(await call("evalPolicy", switchWorld, moveThenStay)).toBeNear([4, 5], { name: "V" });
      },
    },
  ],
};
