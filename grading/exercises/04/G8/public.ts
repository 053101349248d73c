import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { grantNumbers } from "./grantNumbers";

const own = [10, 11, 12, 13];
const expert = [90, 91];
const name = "the items";

export const exercise: Exercise = {
  id: "G8",
  title: "The expert's half",
  track: "5756",
  functions: ["drawMixed"],
  uses: [],
  needs: ["tensors"], // not for themselves: where they use a function of lib/notebook04x, it is loaded with its tensors
  section: "Exercise G8 · The expert's half",
  checks: [
    {
      id: "by-hand",
      title:
        "of 10, 11, 12, 13 and the expert's 90, 91, with a share of ½: the numbers 0.1 0.6, 0.7 0.3, 0.2 0.4, 0.9 0.8 draw 91, 11, 90, 13",
      points: 0.25,
      async run({ call }) {
        const { uniform } = grantNumbers([0.1, 0.6, 0.7, 0.3, 0.2, 0.4, 0.9, 0.8]);
        expect(await call("drawMixed", own, expert, 4, 0.5, uniform)).toBeNear([91, 11, 90, 13], { name });
      },
    },
    {
      id: "the-share",
      title:
        "with a share of ¼, first numbers of 0.2, 0.25 and 0.3 draw from the expert once, then twice from the own",
      points: 0.25,
      async run({ call }) {
        const { uniform } = grantNumbers([0.2, 0.75, 0.25, 0.75, 0.3, 0.5]);
        expect(await call("drawMixed", own, expert, 3, 0.25, uniform)).toBeNear([91, 13, 12], { name });
      },
    },
    {
      id: "one-store",
      title: "with a share of 0 the expert's store may be empty, with a share of 1 the own",
      points: 0.25,
      async run({ call }) {
        const numbers = [0, 0.9, 0.6, 0.1, 0.3, 0.4];
        const alone = await call("drawMixed", own, [], 3, 0, grantNumbers(numbers).uniform);
        expect(alone).toBeNear([13, 10, 11], { name });
        const imitated = await call("drawMixed", [], expert, 3, 1, grantNumbers(numbers).uniform);
        expect(imitated).toBeNear([91, 90, 90], { name });
      },
    },
  ],
};
