import { dot } from "lib/core/metrics";
import type { Rng } from "lib/core/rng";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { expectedReturn } from "lib/tabular/mdp";
import { occupancy } from "lib/tabular/occupancy";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Call, Check } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

/** Random worlds with the student's occupancies in them. */
const occupancies = (call: Call, rng: Rng, count: number) =>
  eachAnswer(call, "occupancy", randomInstances(rng, count), ({ world, piHat }) => [world, piHat]);

export const hidden: Check[] = [
  {
    id: "gives-the-return",
    title: "the mean reward under the occupancy is (1 − γ) times the return, in random worlds",
    points: 1.5,
    async run({ call, rng }) {
      for await (const [{ world, piHat, tolerance }, got] of occupancies(call, rng, 24)) {
        const d = asMatrix(got, world.S, world.A, "d");
        const J = expectedReturn(world.mu, evalPolicy(world, piHat));
        expect(dot(d.flat(), world.R.flat())).toBeNear((1 - world.gamma) * J, { tolerance, scale: 1 });
      }
    },
  },
  {
    id: "each-entry",
    title: "each entry of the occupancy is right in random worlds",
    points: 1.5,
    async run({ call, rng }) {
      for await (const [{ world, piHat, tolerance }, d] of occupancies(call, rng, 16))
        expect(d).toBeNear(occupancy(world, piHat), { tolerance, scale: 1 });
    },
  },
];
