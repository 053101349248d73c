import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { scales } from "../scales";
import { gatesTask, threeWays } from "../ways";

/** A field of the student's answer, if it has one. */
const fieldOf = (answer: unknown, field: string): unknown =>
  typeof answer === "object" && answer !== null ? (answer as Record<string, unknown>)[field] : undefined;

export const exercise: Exercise = {
  id: "2.2",
  title: "The loop",
  track: "core",
  functions: ["rossBagnell"],
  uses: [],
  section: "Exercise 2.2 · The loop",
  checks: [
    {
      id: "real-costs",
      title: "on Door & Bridge the six policies cost 40, 10, 10, 10, 10, 10 in the world",
      points: 0.25,
      async run({ call }) {
        const got = await call("rossBagnell", threeWays, 5);
        expect(fieldOf(got, "realCost")).toBeNear([40, 10, 10, 10, 10, 10], { name: "realCost" });
      },
    },
    {
      id: "gates",
      title: "where three gates on the plan are locked, each round tries the next: 40, 40, 40, 9, 9, 9",
      points: 0.5,
      async run({ call }) {
        const got = await call("rossBagnell", gatesTask(3), 5);
        expect(fieldOf(got, "realCost")).toBeNear([40, 40, 40, 9, 9, 9], { name: "realCost" });
      },
    },
    {
      id: "promised",
      title: "at the gates the models promise 3, 5, 7, 9, 9, 9",
      points: 0.25,
      async run({ call }) {
        const got = await call("rossBagnell", gatesTask(3), 5);
        expect(fieldOf(got, "promised")).toBeNear([3, 5, 7, 9, 9, 9], { name: "promised" });
      },
    },
    {
      id: "best",
      title: "at the gates the best policy is the fourth, with index 3",
      points: 0.5,
      async run({ call }) {
        const got = await call("rossBagnell", gatesTask(3), 5);
        expect(fieldOf(got, "bestIndex")).toBeNear(3, { name: "bestIndex" });
      },
    },
    {
      id: "half",
      title:
        "thirty transitions of the expert's are half of the loss, beside two, four and six of the learner's",
      points: 0.25,
      async run({ call }) {
        const shares = fieldOf(await call("rossBagnell", scales, 3), "models");
        expect(shares).toBeNear([1, 0.5, 0.5, 0.5], {
          name: "the expert's share of each fit",
          tolerance: 0.02,
        });
      },
    },
    {
      id: "lists",
      title: "five rounds give six models and six policies",
      points: 0.25,
      async run({ call }) {
        const got = await call("rossBagnell", threeWays, 5);
        for (const field of ["models", "policies"]) {
          const list = fieldOf(got, field);
          expect(Array.isArray(list) ? list.length : list).toBeNear(6, { name: `the length of ${field}` });
        }
      },
    },
  ],
};
