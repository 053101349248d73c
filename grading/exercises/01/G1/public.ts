import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

export const exercise: Exercise = {
  id: "G1",
  title: "The best possible bound",
  track: "5756",
  functions: ["tightBound"],
  uses: [],
  section: "Exercise G1 · The best possible bound",
  checks: [
    {
      id: "by-hand",
      title: "at γ = 0.99 and ε = 0.1 the bound is 90.8256…, the gap of the leak chain",
      points: 1,
      async run({ call }) {
        expect(await call("tightBound", 0.99, 0.1)).toBeNear(90.8256880734, { name: "the bound" });
      },
    },
  ],
};
