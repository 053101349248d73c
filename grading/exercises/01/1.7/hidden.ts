import { pdpmTerms } from "lib/tabular/pdpmTerms";
import { planInModel } from "lib/tabular/planInModel";
import { twoRoads } from "lib/tabular/worlds/twoRoads";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Call, Check } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { type Instance, randomInstances, takeRoad } from "../instances";

type Case = { args: Parameters<typeof pdpmTerms>; tolerance: number };

const argsOf = ({ world, model, piHat, piStar, tolerance }: Instance): Case => ({
  args: [world, model, piHat, piStar],
  tolerance,
});

/** Each case with the student's terms. */
const terms = (call: Call, cases: Case[]) => eachAnswer(call, "pdpmTerms", cases, ({ args }) => args);

export const hidden: Check[] = [
  {
    id: "each-term",
    title: "each term is right in random worlds with random policies",
    points: 2,
    async run({ call, rng }) {
      for await (const [{ args, tolerance }, got] of terms(call, randomInstances(rng, 24).map(argsOf)))
        expect(got).toBeNear(pdpmTerms(...args), { tolerance, scale: 1 });
    },
  },
  {
    id: "optimal-planner",
    title: "for an optimal planner the planning term is never above 0, and it is the right one",
    points: 1,
    async run({ call, rng }) {
      const planned = randomInstances(rng, 20).map((one) =>
        argsOf({ ...one, piHat: planInModel(one.model), piStar: planInModel(one.world) }),
      );
      for await (const [{ args, tolerance }, got] of terms(call, planned)) {
        const planning = asField(got, "planning");
        expect(planning).toBeAtMost(0, { name: "planning", tolerance });
        const right = pdpmTerms(...args).planning;
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
      const roads = Array.from({ length: 20 }, () => {
        const world = twoRoads(1, 0.1 + 0.3 * rng.uniform());
        const risk = world.P[0][1][2];
        const optimistic = twoRoads(1, 0.7 + 0.3 * rng.uniform());
        const pessimistic = twoRoads(risk * rng.uniform(), risk);
        return [optimistic, pessimistic].map((model) => ({ world, model }));
      });
      const [piHat, piStar] = [takeRoad(1), takeRoad(0)];
      const cases = roads.flat().map((one) => argsOf({ ...one, piHat, piStar, tolerance: 1e-9 }));
      for await (const [{ args }, got] of terms(call, cases)) {
        const { learnerModelErr, expertModelErr } = pdpmTerms(...args);
        expect(got).toBeNear({ learnerModelErr, expertModelErr });
      }
    },
  },
];
