import { corridors } from "lib/tabular/worlds/corridors";
import type { Exercise } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { discounted, moveThenStay, switchWorld } from "../instances";
import { longWay } from "../longWay";

export const exercise: Exercise = {
  id: "1.3",
  title: "Plan in the model",
  track: "core",
  functions: ["planInModel"],
  uses: ["evalPolicy"],
  section: "Exercise 1.3 · Plan in the model",
  checks: [
    {
      id: "two-states",
      title: "the plan of the switch world moves to state 1 and stays there",
      points: 0.25,
      async run({ call }) {
        expect(await call("planInModel", switchWorld)).toBeNear(moveThenStay, { name: "the plan" });
      },
    },
    {
      id: "corridors",
      title: "the plan of the corridors enters side 1 at the root, where it is free",
      points: 0.25,
      async run({ call }) {
        const world = discounted(corridors(4, "world"), 0.9);
        const plan = asMatrix(await call("planInModel", world), world.S, world.A, "the plan");
        expect(plan[0]).toBeNear([0, 1], { name: "the plan at the root" });
      },
    },
    {
      id: "long-way",
      title:
        "where a reward of 0.9 a step is near and one of 1 is far, the plan goes the 24 steps to the larger",
      points: 0.5,
      async run({ call }) {
        const { world, plan } = longWay(Array.from({ length: 24 }, (_, i) => i % 2));
        const got = asMatrix(await call("planInModel", world), world.S, world.A, "the plan");
        expect(got.slice(0, 24)).toBeNear(plan.slice(0, 24), { name: "the plan" });
      },
    },
  ],
};
