import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

const bugs = ["model data", "no aggregation", "weights by count", "last policy"];

/** How many of the four panels name this bug. */
const countOf = (answer: unknown, bug: string): number => {
  const named = (answer ?? {}) as Record<string, unknown>;
  return ["A", "B", "C", "D"].filter((panel) => named[panel] === bug).length;
};

export const exercise: Exercise = {
  id: "2.9",
  title: "Four silent bugs",
  track: "core",
  functions: ["diagnose"],
  uses: [],
  section: "6 · Bug hunt",
  checks: [
    {
      id: "each-once",
      title: "the four panels show four different bugs of the list",
      points: 0.5,
      async run({ call }) {
        const got = await call("diagnose");
        for (const bug of bugs) {
          expect(countOf(got, bug)).toBeNear(1, { name: `the number of panels that show "${bug}"` });
        }
      },
    },
  ],
};
