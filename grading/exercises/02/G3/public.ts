import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";

/** Twice ℓ(M) = (1 − M)²; with λ = 1 the leaders are 0, 1/2, 2/3. */
const round = { features: [[1]], targets: [[1]] };
const rounds = [round, round];

/** What each function gives after one round and after two. */
const byHand = {
  averageRegret: { title: "the average regrets are 1/2 and 7/24", values: [1 / 2, 7 / 24] },
  regretLine1: { title: "line 1 is 1/4 and 13/36", values: [1 / 4, 13 / 36] },
  regretLine2: { title: "line 2 is 3/4 and 8/9", values: [3 / 4, 8 / 9] },
  regretLine3: { title: "line 3 is 1 and 7/6", values: [1, 7 / 6] },
};

export const exercise: Exercise = {
  id: "G3",
  title: "No regret",
  track: "5756",
  functions: Object.keys(byHand),
  uses: [],
  section: "Exercise G3 · No regret",
  checks: Object.entries(byHand).map(([name, { title, values }]) => ({
    id: name === "averageRegret" ? "regret-by-hand" : `${name.slice("regret".length).toLowerCase()}-by-hand`,
    title: `${title} for a target of 1 in both rounds and λ = 1`,
    points: 0.25,
    async run({ call }) {
      expect(await call(name, rounds, 1)).toBeNear(values, { name });
    },
  })),
};
