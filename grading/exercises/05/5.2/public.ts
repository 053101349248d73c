import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

const { log, PI, E } = Math;

export const exercise: Exercise = {
  id: "5.2",
  title: "One mode for two futures",
  track: "core",
  functions: ["averageFuture", "normalNll", "mixtureNll"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook05, it is loaded with its tensors
  section: "Exercise 5.2 · One mode for two futures",
  checks: [
    {
      id: "three-to-one",
      title: "the futures [1, 0, 0] and [0, 1, ½] with chances ¾ and ¼ average to [¾, ¼, ⅛]",
      points: 0.5,
      async run({ call }) {
        const futures = [
          [1, 0, 0],
          [0, 1, 0.5],
        ];
        const got = await call("averageFuture", futures, [0.75, 0.25]);
        expect(got).toBeNear([0.75, 0.25, 0.125], { name: "the average" });
      },
    },
    {
      id: "one-normal",
      title: "about −1 and 1 with σ = 0.1 the best normal has the variance 1.01 and costs 1.424 nats",
      points: 0.75,
      async run({ call }) {
        const got = await call("normalNll", [-1, 1], 0.1);
        expect(got).toBeNear(log(2 * PI * E * 1.01) / 2, { name: "the normal's nats" });
      },
    },
    {
      id: "two-normals",
      title: "there a mixture of two costs ln 2 + ½ ln(2πe/100), which is −0.190 nats",
      points: 0.75,
      async run({ call }) {
        const got = await call("mixtureNll", [-1, 1], 0.1);
        expect(got).toBeNear(log(2) + log((2 * PI * E) / 100) / 2, { name: "the mixture's nats" });
      },
    },
  ],
};
