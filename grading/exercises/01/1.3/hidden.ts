import { evalPolicy } from "lib/tabular/evalPolicy";
import { planInModel } from "lib/tabular/planInModel";
import { qValues } from "lib/tabular/qValues";
import type { Check } from "../../exercise";
import { asMatrix, expect } from "../../matchers";
import { randomInstances } from "../instances";

export const hidden: Check[] = [
  {
    id: "optimal",
    title: "no other action is better than the plan's, in any state of random worlds",
    points: 1.5,
    async run({ call, rng }) {
      for (const { world, tolerance } of randomInstances(rng, 100)) {
        const got = await call("planInModel", world);
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
      for (const { world } of randomInstances(rng, 30)) {
        const P = world.P.map((actions) => [...actions, ...actions]);
        const twice = { ...world, A: 2 * world.A, P, R: world.R.map((row) => [...row, ...row]) };
        expect(await call("planInModel", twice)).toBeNear(planInModel(twice));
      }
    },
  },
];
