import { evalPolicy } from "lib/tabular/evalPolicy";
import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "random-worlds",
    title: "V is right in random worlds with random policies",
    points: 2,
    async run({ call, rng }) {
      for (const { world, piHat, tolerance } of randomInstances(rng, 24)) {
        expect(await call("evalPolicy", world, piHat)).toBeNear(evalPolicy(world, piHat), {
          tolerance,
          scale: 1,
        });
      }
    },
  },
  {
    id: "far-sighted",
    title: "V is right when γ is close to 1 or is 0",
    points: 1,
    async run({ call, rng }) {
      for (const { world, piHat } of randomInstances(rng, 20)) {
        for (const gamma of [0, 0.999]) {
          const other = { ...world, gamma };
          const tolerance = 1e-9 / (1 - gamma) ** 2;
          expect(await call("evalPolicy", other, piHat)).toBeNear(evalPolicy(other, piHat), {
            tolerance,
            scale: 1,
          });
        }
      }
    },
  },
];
