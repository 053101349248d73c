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
      for (const { world, tolerance } of randomInstances(rng, 200)) {
        const got = await call("planInModel", world);
        const plan = asMatrix(got, world.S, world.A, "the plan");
        plan.forEach((row) => {
          expect([...row].sort((x, y) => x - y)).toBeNear([
            ...row.map((_, a) => (a === row.length - 1 ? 1 : 0)),
          ]);
        });
        const V = evalPolicy(world, plan);
        qValues(world, V).forEach((row, s) => expect(Math.max(...row)).toBeAtMost(V[s], { tolerance }));
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
