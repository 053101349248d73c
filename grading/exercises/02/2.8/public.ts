import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { grantRun } from "../grantRun";
import { lookUp } from "../instances";

/** Costs in two rounds, by kind and seed. */
const promised = {
  expert: { 1: [80, 84], 2: [88, 90] },
  both: { 1: [90, 120], 2: [94, 118] },
};
const realCost = {
  expert: { 1: [130, 128], 2: [128, 130] },
  both: { 1: [131, 112], 2: [125, 120] },
};
const run = grantRun(["expert", "both"], (kind, seed) => ({
  promised: lookUp(promised, kind, seed),
  realCost: lookUp(realCost, kind, seed),
}));

/** One kind's gaps. */
const gapsOf = (answer: unknown, kind: "expert" | "both"): unknown =>
  ((answer ?? {}) as Partial<Record<string, unknown>>)[kind];

export const exercise: Exercise = {
  id: "2.8",
  title: "Promised and real",
  track: "core",
  functions: ["optimismGap"],
  uses: [],
  section: "Exercise 2.8 · Promised and real",
  checks: [
    {
      id: "expert",
      title: "with the expert's data alone, two seeds were promised 45 and 42 too little in rounds 0 and 1",
      points: 0.5,
      async run({ call }) {
        const got = await call("optimismGap", run, [1, 2]);
        expect(gapsOf(got, "expert")).toBeNear([45, 42], { name: "the expert's gaps" });
      },
    },
    {
      id: "both",
      title: "with both, the first models promise 36 too little and the second ones 3 too much",
      points: 0.25,
      async run({ call }) {
        const got = await call("optimismGap", run, [1, 2]);
        expect(gapsOf(got, "both")).toBeNear([36, -3], { name: "the gaps with both" });
      },
    },
  ],
};
