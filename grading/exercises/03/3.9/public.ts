import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "3.9",
  title: "Two regions",
  track: "core",
  functions: ["errorByRegion"],
  uses: [],
  section: "Exercise 3.9 · Two regions",
  checks: [
    {
      id: "by-hand",
      title: "two pictures of three pixels, of which the last is the region: 5 inside, ¼ outside",
      points: 0.5,
      async run({ call }) {
        const [images, reconstructions] = [[[1, 2, 3], [0, 0, 0]], [[1, 2, 2], [1, 0, 3]]]; // prettier-ignore
        const got = await call("errorByRegion", images, reconstructions, [false, false, true]);
        expect(got).toBeNear({ inside: 5, outside: 0.25 }, { name: "the errors" });
      },
    },
  ],
};
