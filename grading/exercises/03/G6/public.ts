import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { partOf } from "../instances";

export const exercise: Exercise = {
  id: "G6",
  title: "The two terms of a variational autoencoder",
  track: "5756",
  functions: ["negativeElbo"],
  uses: [],
  section: "Exercise G6 · The two terms of a variational autoencoder",
  checks: [
    {
      id: "kl",
      title: "KL of N(1, 1) from the prior is ½, of N(0, 2²) it is 3/2 − ln 2; a code of both has their sum",
      points: 0.5,
      async run({ call }) {
        const batch = { x: [[0]], decoded: [[0]], mean: [[1, 0]], std: [[1, 2]] };
        const got = await call("negativeElbo", batch, 1);
        expect(partOf(got, "kl")).toBeNear(2 - Math.log(2), { name: "kl" });
      },
    },
    {
      id: "reconstruction",
      title: "two pixels with noise ½, one of them off by ½: ½ + ln(π/2)",
      points: 0.5,
      async run({ call }) {
        const batch = { x: [[1, 0]], decoded: [[0.5, 0]], mean: [[0]], std: [[1]] };
        const got = await call("negativeElbo", batch, 0.5);
        const right = 0.5 + Math.log(Math.PI / 2);
        expect(partOf(got, "reconstruction")).toBeNear(right, { name: "reconstruction" });
      },
    },
    {
      id: "loss",
      title: "of two pictures the terms are means, and the loss is their sum: 4 + ½ ln 2π + ½",
      points: 0.25,
      async run({ call }) {
        const batch = { x: [[4], [1]], decoded: [[0], [1]], mean: [[1], [1]], std: [[1], [1]] }; // prettier-ignore
        const got = await call("negativeElbo", batch, 1);
        const reconstruction = 4 + Math.log(2 * Math.PI) / 2;
        const right = { reconstruction, kl: 0.5, loss: reconstruction + 0.5 };
        expect(got).toBeNear(right, { name: "the terms" });
      },
    },
  ],
};
