import type { Rng } from "lib/core/rng";
import { evalPolicy } from "lib/tabular/evalPolicy";
import type { Mdp } from "lib/tabular/mdp";
import { planInModel } from "lib/tabular/planInModel";
import { qValues } from "lib/tabular/qValues";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Check } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";
import { longWay } from "../longWay";

/** Long ways whose states stand in any order, of which any action goes on. */
const longWays = (rng: Rng, count: number): Mdp[] =>
  Array.from({ length: count }, () => {
    const goOn = Array.from({ length: 20 + rng.integer(5) }, () => rng.integer(2));
    return longWay(goOn, rng.shuffle([...goOn, 0, 0].map((_, i) => i))).world;
  });

export const hidden: Check[] = [
  {
    id: "optimal",
    title: "no other action is better than the plan's, in any state of random worlds and of long ways",
    points: 1.5,
    async run({ call, rng }) {
      const worlds = [...randomInstances(rng, 24).map(({ world }) => world), ...longWays(rng, 3)];
      for await (const [world, got] of eachAnswer(call, "planInModel", worlds, (one) => [one])) {
        const tolerance = 1e-9 * Math.max(1, 1 / (1 - world.gamma) ** 2);
        const plan = asMatrix(got, world.S, world.A, "the plan");
        const oneAction = plan.map((row) => row.map((_, a) => (a === row.indexOf(Math.max(...row)) ? 1 : 0)));
        expect(plan).toBeNear(oneAction, { name: "the plan" });
        const V = evalPolicy(world, oneAction);
        const gains = qValues(world, V).map((row, s) => Math.max(...row) - V[s]);
        expect(Math.max(...gains)).toBeAtMost(0, { tolerance });
      }
    },
  },
  {
    id: "ties",
    title: "among equal actions the plan takes the lowest index",
    points: 0.5,
    async run({ call, rng }) {
      const worlds = [...randomInstances(rng, 16).map(({ world }) => world), ...longWays(rng, 1)];
      const doubled = worlds.map((world) => ({
        ...world,
        A: 2 * world.A,
        P: world.P.map((actions) => [...actions, ...actions]),
        R: world.R.map((row) => [...row, ...row]),
      }));
      for await (const [world, plan] of eachAnswer(call, "planInModel", doubled, (one) => [one]))
        expect(plan).toBeNear(planInModel(world));
    },
  },
];
