import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

const name = "the angle";

export const exercise: Exercise = {
  id: "G5",
  title: "The linear autoencoder is PCA",
  track: "5756",
  functions: ["largestAngle"],
  uses: [],
  section: "Exercise G5 · The linear autoencoder is PCA",
  checks: [
    {
      id: "two-lines",
      title: "the lines along (1, 0) and (2, 2) have an angle of π/4",
      points: 0.25,
      async run({ call }) {
        expect(await call("largestAngle", [[1, 0]], [[2, 2]])).toBeNear(Math.PI / 4, { name });
      },
    },
    {
      id: "two-planes",
      title: "two planes that share one direction, and in which the others have an angle of π/6: π/6",
      points: 0.25,
      async run({ call }) {
        const V = [[1, 0, 0], [0, Math.sqrt(3) / 2, 1 / 2]]; // prettier-ignore
        const got = await call("largestAngle", [[1, 0, 0], [0, 1, 0]], V); // prettier-ignore
        expect(got).toBeNear(Math.PI / 6, { name, tolerance: 1e-6 });
      },
    },
    {
      id: "any-rows",
      title: "the plane of (1, 0, 0) and (1, 2, 0) stands upright on that of (3, 0, 3) and (0, 0, 1): π/2",
      points: 0.25,
      async run({ call }) {
        const [U, V] = [[[1, 0, 0], [1, 2, 0]], [[3, 0, 3], [0, 0, 1]]]; // prettier-ignore
        expect(await call("largestAngle", U, V)).toBeNear(Math.PI / 2, { name, tolerance: 1e-6 });
      },
    },
  ],
};
