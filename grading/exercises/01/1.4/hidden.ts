import type { Rng } from "lib/core/rng";
import { simulationGap } from "lib/tabular/simulationGap";
import { eachAnswer } from "../../../checks/eachAnswer";
import type { Call, Check, CheckContext } from "../../../checks/exercise";
import { asField, expect } from "../../../checks/matchers";
import { randomInstances } from "../instances";

/** Random worlds and models with the student's gaps. */
const gaps = (call: Call, rng: Rng, count: number) =>
  eachAnswer(call, "simulationGap", randomInstances(rng, count), (one) => [one.world, one.model, one.piHat]);

/** Compares one field of the student's answer with ours. */
async function compare({ call, rng }: CheckContext, field: "gap" | "rhs" | "bound", count: number) {
  for await (const [{ world, model, piHat, tolerance }, got] of gaps(call, rng, count)) {
    const right = simulationGap(world, model, piHat)[field];
    expect(asField(got, field)).toBeNear(right, { name: field, tolerance, scale: 1 });
  }
}

export const hidden: Check[] = [
  {
    id: "gap",
    title: "the left side is right in random worlds",
    points: 0.5,
    run: (context) => compare(context, "gap", 16),
  },
  {
    id: "rhs",
    title: "the right side is right in random worlds",
    points: 2,
    run: (context) => compare(context, "rhs", 24),
  },
  {
    id: "bound",
    title: "the bound is right in random worlds",
    points: 1,
    run: (context) => compare(context, "bound", 16),
  },
  {
    id: "bound-holds",
    title: "the bound is never smaller than the gap",
    points: 0.5,
    async run({ call, rng }) {
      for await (const [{ world, model, piHat, tolerance }, got] of gaps(call, rng, 16)) {
        const { gap, bound } = simulationGap(world, model, piHat);
        expect(Math.abs(gap)).toBeAtMost(asField(got, "bound"), { tolerance });
        expect(asField(got, "bound")).toBeNear(bound, { name: "bound", tolerance, scale: 1 });
      }
    },
  },
];
