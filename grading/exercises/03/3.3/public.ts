import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { partOf } from "../instances";
import { upToSign } from "./upToSign";

export const exercise: Exercise = {
  id: "3.3",
  title: "The best linear code",
  track: "core",
  functions: ["pcaFit"],
  uses: [],
  section: "Exercise 3.3 · The best linear code",
  checks: [
    {
      id: "a-line",
      title:
        "of points on a level line, the mean is the middle, and one direction along the line explains all",
      points: 0.5,
      async run({ call }) {
        const got = await call("pcaFit", [[1, 2], [3, 2], [8, 2]], 1); // prettier-ignore
        expect(partOf(got, "mean")).toBeNear([4, 2], { name: "mean" });
        const components = upToSign(partOf(got, "components"), [[1, 0]]);
        expect(components).toBeNear([[1, 0]], { name: "components", tolerance: 1e-6 });
        expect(partOf(got, "explained")).toBeNear(1, { name: "explained" });
      },
    },
    {
      id: "four-fifths",
      title: "where variances are 2 and ½, the first direction explains four fifths",
      points: 0.25,
      async run({ call }) {
        const got = await call("pcaFit", [[10, 22], [10, 18], [11, 20], [9, 20]], 1); // prettier-ignore
        const components = upToSign(partOf(got, "components"), [[0, 1]]);
        expect(components).toBeNear([[0, 1]], { name: "components", tolerance: 1e-6 });
        expect(partOf(got, "explained")).toBeNear(0.8, { name: "explained" });
      },
    },
    {
      id: "two-of-three",
      title: "two directions of three are two rows, the larger variance first",
      points: 0.25,
      async run({ call }) {
        const X = [[2, 0, 0], [-2, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 3], [0, 0, -3]]; // prettier-ignore
        const got = await call("pcaFit", X, 2);
        const right = [[0, 0, 1], [1, 0, 0]]; // prettier-ignore
        const components = upToSign(partOf(got, "components"), right);
        expect(components).toBeNear(right, { name: "components", tolerance: 1e-6 });
        expect(partOf(got, "explained")).toBeNear(13 / 14, { name: "explained" });
      },
    },
  ],
};
