import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "5.5",
  title: "Crisp, and each as often as it should be",
  track: "core",
  functions: ["crispness", "modeShares", "standardErrorsOff"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook05, it is loaded with its tensors
  section: "Exercise 5.5 · Crisp, and each as often as it should be",
  checks: [
    {
      id: "crisp",
      title: "one walker is crisp, 1; two halves are ½; a pixel of 1 beside one of ½ is 1¼ / 1½",
      points: 0.5,
      async run({ call }) {
        for (const [picture, right] of [
          [[0, 1, 1, 0], 1],
          [[0.5, 0, 0.5, 0, 0.5, 0.5], 0.5],
          [[1, 0.5, 0], 5 / 6],
        ] as const)
          expect(await call("crispness", picture)).toBeNear(right, { name: "the crispness" });
      },
    },
    {
      id: "nearest",
      title: "of four samples, three are nearest to the first of two modes: ¾ and ¼",
      points: 0.5,
      async run({ call }) {
        const samples = [[1, 0], [0.8, 0.3], [0.6, 0.5], [0.1, 0.7]]; // prettier-ignore
        const got = await call("modeShares", samples, [[1, 0], [0, 1]]); // prettier-ignore
        expect(got).toBeNear([0.75, 0.25], { name: "the shares" });
      },
    },
    {
      id: "heads",
      title: "60 heads of 100 are 2 standard errors above ½, 10 sixes of 180 are 4 below ⅙",
      points: 0.5,
      async run({ call }) {
        for (const [share, p, n, right] of [
          [0.6, 0.5, 100, 2],
          [10 / 180, 1 / 6, 180, -4],
        ])
          expect(await call("standardErrorsOff", share, p, n)).toBeNear(right, { name: "how far off" });
      },
    },
  ],
};
