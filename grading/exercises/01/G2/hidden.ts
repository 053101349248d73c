import { pdamTerms } from "lib/tabular/pdamTerms";
import type { Check } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "each-term",
    title: "each term is right in random worlds with random policies",
    points: 2,
    async run({ call, rng }) {
      for (const { world, model, piHat, piStar, tolerance } of randomInstances(rng, 24)) {
        const right = pdamTerms(world, model, piHat, piStar);
        expect(await call("pdamTerms", world, model, piHat, piStar)).toBeNear(right, { tolerance, scale: 1 });
      }
    },
  },
  {
    id: "right-model",
    title: "with the right model only the policy term is left",
    points: 1,
    async run({ call, rng }) {
      for (const { world, piHat, piStar, tolerance } of randomInstances(rng, 16)) {
        const { gap } = pdamTerms(world, world, piHat, piStar);
        const got = await call("pdamTerms", world, world, piHat, piStar);
        expect(asField(got, "policy")).toBeNear(gap, { name: "policy", tolerance, scale: 1 });
        expect(got).toBeNear({ learnerModelErr: 0, expertModelErr: 0, gap }, { tolerance, scale: 1 });
      }
    },
  },
];
