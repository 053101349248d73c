import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "3.8",
  title: "How far ahead?",
  track: "core",
  functions: ["openLoopErrors"],
  uses: [],
  section: "Exercise 3.8 · How far ahead?",
  checks: [
    {
      id: "one-episode",
      title: "two pixels, of which one grows by 1 a step: a copy of the first picture is wrong by 0, ½ and 2",
      points: 0.5,
      async run({ call }) {
        const truth = [[[0, 0], [1, 0], [2, 0]]]; // prettier-ignore
        const predicted = [[[0, 1], [1, 0], [1, 3]]]; // prettier-ignore
        const got = await call("openLoopErrors", predicted, truth);
        expect(got).toBeNear({ model: [0.5, 0, 5], copyLast: [0, 0.5, 2] }, { name: "the errors" });
      },
    },
    {
      id: "two-episodes",
      title: "each horizon's error is the mean over two episodes",
      points: 0.25,
      async run({ call }) {
        const truth = [[[1], [3]], [[5], [5]]]; // prettier-ignore
        const predicted = [[[1], [2]], [[5], [8]]]; // prettier-ignore
        const got = await call("openLoopErrors", predicted, truth);
        expect(got).toBeNear({ model: [0, 5], copyLast: [0, 2] }, { name: "the errors" });
      },
    },
  ],
};
