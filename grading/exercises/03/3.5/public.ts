import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { fromTable, grantTraining } from "./trainings";

/** Errors by size with one seed: they are halved 5, 4, 1 and 1 times. */
const halved = { 1: { 7: 1024 }, 2: { 7: 32 }, 3: { 7: 2 }, 4: { 7: 1 }, 5: { 7: 0.5 } };

/** Errors with three seeds, of which one got stuck. */
const stuck = {
  2: { 1: 16, 2: 8, 3: 12 },
  3: { 1: 10, 2: 64, 3: 9 },
  4: { 1: 2, 2: 1, 3: 64 },
  5: { 1: 2, 2: 1, 3: 1.75 },
};

export const exercise: Exercise = {
  id: "3.5",
  title: "How many numbers does a picture need?",
  track: "core",
  functions: ["findElbow"],
  uses: [],
  section: "Exercise 3.5 · How many numbers does a picture need?",
  checks: [
    {
      id: "bend",
      title:
        "errors of 1024, 32, 2, 1 and ½ for codes of 1 to 5 numbers halve 5, 4, 1 and 1 times: the curve bends most at 3",
      points: 0.5,
      async run({ call }) {
        const run = grantTraining(fromTable(halved));
        const got = await call("findElbow", run, [1, 2, 3, 4, 5], [7]);
        expect(got).toBeNear({ errors: [1024, 32, 2, 1, 0.5], elbow: 3 }, { name: "the answer" });
      },
    },
    {
      id: "median",
      title: "a training that got stuck does not move the median of three: 12, 10, 2 and 1.75 bend at 4",
      points: 0.5,
      async run({ call }) {
        const run = grantTraining(fromTable(stuck));
        const got = await call("findElbow", run, [2, 3, 4, 5], [1, 2, 3]);
        expect(got).toBeNear({ errors: [12, 10, 2, 1.75], elbow: 4 }, { name: "the answer" });
      },
    },
  ],
};
