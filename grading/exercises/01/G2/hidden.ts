import { pdamTerms } from "lib/tabular/pdamTerms";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "each-term",
    title: "each term is right in random worlds with random policies",
    points: 2,
    async run({ call, rng }) {
      for await (const [{ world, model, piHat, piStar, tolerance }, got] of eachAnswer(
        call,
        "pdamTerms",
        randomInstances(rng, 24),
        (one) => [one.world, one.model, one.piHat, one.piStar],
      ))
        expect(got).toBeNear(pdamTerms(world, model, piHat, piStar), { tolerance, scale: 1 });
    },
  },
  {
    id: "right-model",
    title: "with the right model only the policy term is left",
    points: 1,
    async run({ call, rng }) {
      for await (const [{ world, piHat, piStar, tolerance }, got] of eachAnswer(
        call,
        "pdamTerms",
        randomInstances(rng, 16),
        (one) => [one.world, one.world, one.piHat, one.piStar],
      )) {
        const { gap } = pdamTerms(world, world, piHat, piStar);
        expect(asField(got, "policy")).toBeNear(gap, { name: "policy", tolerance, scale: 1 });
        expect(got).toBeNear({ learnerModelErr: 0, expertModelErr: 0, gap }, { tolerance, scale: 1 });
      }
    },
  },
];
