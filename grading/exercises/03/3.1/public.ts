import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "3.1",
  title: "Two pictures for a velocity",
  track: "core",
  functions: ["stackFrames"],
  uses: [],
  section: "Exercise 3.1 · Two pictures for a velocity",
  checks: [
    {
      id: "two-frames",
      title: "with count = 2, each row holds the frame before and then the frame itself",
      points: 0.5,
      async run({ call }) {
        const got = await call("stackFrames", [[1], [2], [4]], [true, false, false], 2);
        expect(got).toBeNear([[1, 1], [1, 2], [2, 4]], { name: "the rows" }); // prettier-ignore
      },
    },
    {
      id: "border",
      title: "an episode's first frame stands in for what was before it, in the second episode, too",
      points: 0.25,
      async run({ call }) {
        const frames = [[1, 10], [2, 20], [3, 30], [4, 40]]; // prettier-ignore
        const got = await call("stackFrames", frames, [true, false, true, false], 3);
        const right = [
          [1, 10, 1, 10, 1, 10],
          [1, 10, 1, 10, 2, 20],
          [3, 30, 3, 30, 3, 30],
          [3, 30, 3, 30, 4, 40],
        ];
        expect(got).toBeNear(right, { name: "the rows" });
      },
    },
  ],
};
