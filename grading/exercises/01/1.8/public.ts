import { corridors } from "lib/tabular/worlds/corridors";
import { evalFiniteHorizon, exactEpisodes, planFiniteHorizon } from "lib/tabular/finiteHorizon";
import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** Two Corridors(5) with the plan of one model; half of the data are the expert's and half the learner's. */
function candidate(kind: "A" | "B") {
  const [world, model] = [corridors(5, "world"), corridors(5, kind)];
  const learner = planFiniteHorizon(model);
  const data = [planFiniteHorizon(world), learner].flatMap((policies) => exactEpisodes(world, policies, 1));
  return { world, model, data, V: evalFiniteHorizon(model, learner)[0] };
}

const [coin, biased] = [0.5, 0.25].map((p) => ({ S: 2, A: 1, P: [[[p, 1 - p]], [[0, 1]]] }));
const start = [{ s: 0, a: 0 }];

export const exercise: Exercise = {
  id: "1.8",
  title: "Prediction losses and a decision loss",
  track: "core",
  functions: ["oneStepLoss", "momentLoss"],
  uses: [],
  section: "Exercise 1.8 · Prediction losses and a decision loss",
  checks: [
    {
      id: "corridors-prediction",
      title: "in Two Corridors(5) the L1 losses are 0.4 and 1.6, the 0/1 losses 0.2 and 0.8",
      points: 0.5,
      async run({ call }) {
        for (const [kind, l1, zeroOne] of [
          ["A", 0.4, 0.2],
          ["B", 1.6, 0.8],
        ] as const) {
          // prettier-ignore
          const { world, model, data } = candidate(kind);
          expect(await call("oneStepLoss", world, model, data, "l1")).toBeNear(l1, {
            name: `the L1 loss of ${kind}`,
          });
          const got = await call("oneStepLoss", world, model, data, "zeroOne");
          expect(got).toBeNear(zeroOne, { name: `the 0/1 loss of ${kind}` });
        }
      },
    },
    {
      id: "coin",
      title: "if a fair coin is taken for one of 1/4, the losses are 0.5 (L1), 0.5 (0/1) and 0.82099… (log)",
      points: 0.5,
      async run({ call }) {
        const expected = { l1: 0.5, zeroOne: 0.5, nll: 0.8209966939 };
        for (const [kind, loss] of Object.entries(expected)) {
          const got = await call("oneStepLoss", coin, biased, start, kind);
          expect(got).toBeNear(loss, { name: `the ${kind} loss`, tolerance: 1e-8 });
        }
      },
    },
    {
      id: "corridors-moment",
      title: "in Two Corridors(5) the moment losses are 0.8 and 0",
      points: 0.5,
      async run({ call }) {
        for (const [kind, loss] of [
          ["A", 0.8],
          ["B", 0],
        ] as const) {
          // prettier-ignore
          const { world, model, data, V } = candidate(kind);
          expect(await call("momentLoss", world, model, data, V)).toBeNear(loss, {
            name: `the moment loss of ${kind}`,
          });
        }
      },
    },
  ],
};
