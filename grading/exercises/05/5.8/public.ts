import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** Four cells in a row; the goal is the last. Actions: left, right. */
const line = [[0, 1], [0, 2], [1, 3], [2, 3]]; // prettier-ignore

export const exercise: Exercise = {
  id: "5.8",
  title: "What chance finds",
  track: "core",
  functions: ["chanceWithin", "episodesUntil"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook05, it is loaded with its tensors
  section: "Exercise 5.8 · What chance finds",
  checks: [
    {
      id: "three-right",
      title: "three cells away, three random steps left or right arrive with ⅛, four steps with 3/16",
      points: 0.75,
      async run({ call }) {
        const got = [await call("chanceWithin", line, 0, 3, 3), await call("chanceWithin", line, 0, 3, 4)];
        expect(got).toBeNear([1 / 8, 3 / 16], { name: "the chances" });
      },
    },
    {
      id: "episodes",
      title: "to see one in a hundred with 95 % takes 299 episodes, an even chance 5",
      points: 0.5,
      async run({ call }) {
        for (const [chance, right] of [
          [0.01, 299],
          [0.5, 5],
        ])
          expect(await call("episodesUntil", chance, 0.95)).toBeNear(right, { name: "the episodes" });
      },
    },
  ],
};
