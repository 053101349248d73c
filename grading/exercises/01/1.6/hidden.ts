import { evalPolicy } from "lib/tabular/evalPolicy";
import { expectedReturn } from "lib/tabular/mdp";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "random-worlds",
    title: "it is J(π′) − J(π) in random worlds",
    points: 2,
    async run({ call, rng }) {
      for (const { world, piHat, piStar, tolerance } of randomInstances(rng, 24)) {
        const J = (pi: typeof piHat) => expectedReturn(world.mu, evalPolicy(world, pi));
        const got = await call("performanceDifference", world, piHat, piStar);
        expect(got).toBeNear(J(piHat) - J(piStar), { tolerance, scale: 1 });
      }
    },
  },
];
