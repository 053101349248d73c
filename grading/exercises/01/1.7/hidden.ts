import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { planInModel } from "lib/tabular/planInModel";
import { twoRoads } from "lib/tabular/twoRoads";
import type { Check } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { randomInstances, takeRoad } from "../instances";

export const hidden: Check[] = [
  {
    id: "each-term",
    title: "each term is right in random worlds with random policies",
    points: 2,
    async run({ call, rng }) {
      for (const { world, model, piHat, piStar, tolerance } of randomInstances(rng, 24)) {
        const right = pdpmTerms(world, model, piHat, piStar);
        expect(await call("pdpmTerms", world, model, piHat, piStar)).toBeNear(right, { tolerance, scale: 1 });
      }
    },
  },
  {
    id: "optimal-planner",
    title: "for an optimal planner the planning term is never above 0, and it is the right one",
    points: 1,
    async run({ call, rng }) {
      for (const { world, model, tolerance } of randomInstances(rng, 20)) {
        const [piHat, piStar] = [planInModel(model), planInModel(world)];
        const planning = asField(await call("pdpmTerms", world, model, piHat, piStar), "planning");
        expect(planning).toBeAtMost(0, { name: "planning", tolerance });
        const right = pdpmTerms(world, model, piHat, piStar).planning;
        expect(planning).toBeNear(right, { name: "planning", tolerance, scale: 1 });
      }
    },
  },
  {
    id: "signs",
    title:
      "an optimistic model shows in the learner's term only, a pessimistic one in the expert's term only",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 20; i++) {
        const world = twoRoads(1, 0.1 + 0.3 * rng.uniform());
        const risk = world.P[0][1][2];
        const optimistic = twoRoads(1, 0.7 + 0.3 * rng.uniform());
        const pessimistic = twoRoads(risk * rng.uniform(), risk);
        for (const model of [optimistic, pessimistic]) {
          const got = await call("pdpmTerms", world, model, takeRoad(1), takeRoad(0));
          const { learnerModelErr, expertModelErr } = pdpmTerms(world, model, takeRoad(1), takeRoad(0));
          expect(got).toBeNear({ learnerModelErr, expertModelErr });
        }
      }
    },
  },
];
