import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { grantRun } from "../grantRun";
import { expectEachRunOnce, lookUp } from "../instances";

/** J/J* in three rounds, by kind and seed: the learner falls once, and one run with both kinds of data has an outlier. */
const costs = {
  expert: { 3: [90, 80, 85], 5: [70, 95, 60], 9: [100, 10, 90] },
  exploration: { 3: [40, 41, 42], 5: [60, 59, 58], 9: [50, 49, 52] },
  learner: { 3: [178, 1.5, 1.25], 5: [170, 1, 1.5], 9: [2, 1.25, 1] },
  both: { 3: [1.5, 1.25, 2], 5: [1.25, 1, 1.5], 9: [1, 30, 1.125] },
};
const kinds = ["expert", "exploration", "learner", "both"] as const;
const seeds = [3, 5, 9];
const run = grantRun(kinds, (kind, seed) => lookUp(costs, kind, seed));

/** One field of each kind's summary. */
const fieldOf = (answer: unknown, field: string): unknown => {
  const summaries = (answer ?? {}) as Record<string, Record<string, unknown> | null | undefined>;
  return kinds.map((kind) => summaries[kind]?.[field]);
};

export const exercise: Exercise = {
  id: "2.5",
  title: "Four data sets, one loop",
  track: "core",
  functions: ["compareData"],
  uses: [],
  section: "Exercise 2.5 · Four data sets, one loop",
  checks: [
    {
      id: "curves",
      title: "each curve holds, for each round, the median over three seeds",
      points: 0.5,
      async run({ call }) {
        const got = await call("compareData", run, seeds);
        const right = [[90, 80, 85], [50, 49, 52], [170, 1.25, 1.25], [1.25, 1.25, 1.5]]; // prettier-ignore
        expect(fieldOf(got, "curve")).toBeNear(right, { name: "the curves" });
      },
    },
    {
      id: "best",
      title: "best is the median, over three seeds, of the best policy of each run",
      points: 0.5,
      async run({ call }) {
        const got = await call("compareData", run, seeds);
        expect(fieldOf(got, "best")).toBeNear([60, 49, 1, 1], { name: "best" });
      },
    },
    {
      id: "worst",
      title: "worst is what the worst policy of all runs cost",
      points: 0.25,
      async run({ call }) {
        const got = await call("compareData", run, seeds);
        expect(fieldOf(got, "worst")).toBeNear([100, 60, 178, 30], { name: "worst" });
      },
    },
    {
      id: "same-seeds",
      title: "each of the four kinds is run once with each of the three seeds",
      points: 0.25,
      async run({ call }) {
        await expectEachRunOnce(call, "compareData", { kinds, seeds, run });
      },
    },
  ],
};
