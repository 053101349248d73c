import { dot } from "lib/core/metrics";
import { evalPolicy } from "lib/tabular/evalPolicy";
import { expectedReturn } from "lib/tabular/mdp";
import { occupancy } from "lib/tabular/occupancy";
import type { Check } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "gives-the-return",
    title: "the mean reward under the occupancy is (1 − γ) times the return, in random worlds",
    points: 1.5,
    async run({ call, rng }) {
      for (const { world, piHat, tolerance } of randomInstances(rng, 24)) {
        const d = asMatrix(await call("occupancy", world, piHat), world.S, world.A, "d");
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
      for (const { world, piHat, tolerance } of randomInstances(rng, 16)) {
        expect(await call("occupancy", world, piHat)).toBeNear(occupancy(world, piHat), {
          tolerance,
          scale: 1,
        });
      }
    },
  },
];
