import { evalPolicy } from "lib/tabular/evalPolicy";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "random-worlds",
    title: "V is right in random worlds with random policies",
    points: 2,
    async run({ call, rng }) {
      const answers = eachAnswer(call, "evalPolicy", randomInstances(rng, 24), ({ world, piHat }) => [
        world,
        piHat,
      ]);
      for await (const [{ world, piHat, tolerance }, V] of answers)
        expect(V).toBeNear(evalPolicy(world, piHat), { tolerance, scale: 1 });
    },
  },
  {
    id: "far-sighted",
    title: "V is right when γ is close to 1 or is 0",
    points: 1,
    async run({ call, rng }) {
      const cases = randomInstances(rng, 20).flatMap(({ world, piHat }) =>
        [0, 0.999].map((gamma) => ({ world: { ...world, gamma }, piHat })),
      );
      for await (const [{ world, piHat }, V] of eachAnswer(call, "evalPolicy", cases, (one) => [
        one.world,
        one.piHat,
      ])) {
        const tolerance = 1e-9 / (1 - world.gamma) ** 2;
        expect(V).toBeNear(evalPolicy(world, piHat), { tolerance, scale: 1 });
      }
    },
  },
];
