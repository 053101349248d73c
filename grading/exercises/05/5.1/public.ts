import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "5.1",
  title: "One score for 55 games",
  track: "core",
  functions: ["gamerNormalised", "medianNormalised"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook05, it is loaded with its tensors
  section: "Exercise 5.1 · One score for 55 games",
  checks: [
    {
      id: "by-hand",
      title: "random 20 and gamer 60: the score 30 counts ¼, 100 counts 2, and 0 counts −½",
      points: 0.5,
      async run({ call }) {
        for (const [score, right] of [
          [30, 0.25],
          [100, 2],
          [0, -0.5],
        ]) {
          const got = await call("gamerNormalised", { score, random: 20, human: 60 });
          expect(got).toBeNear(right, { name: `the normalised score of ${score}` });
        }
      },
    },
    {
      id: "three-games",
      title: "of three games that count 9, ¼ and ½ the median is ½",
      points: 0.5,
      async run({ call }) {
        const games = [
          { score: 90, random: 0, human: 10 },
          { score: 1, random: 0, human: 4 },
          { score: -5, random: -10, human: 0 },
        ];
        expect(await call("medianNormalised", games)).toBeNear(0.5, { name: "the median" });
      },
    },
  ],
};
