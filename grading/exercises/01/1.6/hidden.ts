import { evalPolicy } from "lib/tabular/evalPolicy";
import { expectedReturn } from "lib/tabular/mdp";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "random-worlds",
    title: "it is J(π′) − J(π) in random worlds",
    points: 2,
    async run({ call, rng }) {
      for await (const [{ world, piHat, piStar, tolerance }, got] of eachAnswer(
        call,
        "performanceDifference",
        randomInstances(rng, 24),
        (one) => [one.world, one.piHat, one.piStar],
      )) {
        const J = (pi: typeof piHat) => expectedReturn(world.mu, evalPolicy(world, pi));
        expect(got).toBeNear(J(piHat) - J(piStar), { tolerance, scale: 1 });
      }
    },
  },
];
