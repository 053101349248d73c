import type { Check } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import type { Bug } from "../functions";

/** What the panels of `bugPanels` show. */
export const diagnosis: Record<"A" | "B" | "C" | "D", Bug> = {
  A: "no aggregation",
  B: "last policy",
  C: "model data",
  D: "weights by count",
};

const panels = ["A", "B", "C", "D"] as const;

/** How many of these panels are named as they should be. */
const countRight = (answer: unknown, some: readonly (keyof typeof diagnosis)[]): number => {
  const named = (answer ?? {}) as Record<string, unknown>;
  return some.filter((panel) => named[panel] === diagnosis[panel]).length;
};

export const hidden: Check[] = [
  ...panels.map((panel): Check => ({
    id: `panel-${panel}`,
    title: `the bug of panel ${panel} is found`,
    points: 0.5,
    async run({ call }) {
      expect(countRight(await call("diagnose"), [panel])).toBeNear(1, { name: `right answers for ${panel}` });
    },
  })),
  {
    id: "all-panels",
    title: "all four bugs are found",
    points: 0.5,
    async run({ call }) {
      expect(countRight(await call("diagnose"), panels)).toBeNear(4, { name: "the number of right answers" });
    },
  },
];
