import type { Rng } from "lib/core/rng";
import { createDoorAndBridge } from "lib/envs/grids/doorAndBridge";
import { fitTabularWithPrior, type SeenStep } from "lib/modelLearning/tabularWithPrior";
import type { Check } from "../../../checks/exercise";
import { asMatrix, expect } from "../../../checks/matchers";
import { mapVariant } from "../instances";

/** Random moves in a random table, so many that some pairs are seen more than once, or none at all. */
function randomTable(rng: Rng, moves: number): { data: SeenStep[]; prior: number[][] } {
  const [S, A] = [2 + rng.integer(8), 2 + rng.integer(3)];
  return {
    prior: Array.from({ length: S }, () => Array.from({ length: A }, () => rng.integer(S))),
    data: Array.from({ length: moves }, () => ({
      state: rng.integer(S),
      action: rng.integer(A),
      next: rng.integer(S),
    })),
  };
}

export const hidden: Check[] = [
  {
    id: "random-tables",
    title: "the table is right for random moves and priors",
    points: 1,
    async run({ call, rng }) {
      for (let i = 0; i < 60; i++) {
        const { data, prior } = randomTable(rng, 1 + rng.integer(40));
        const right = fitTabularWithPrior(data, prior);
        expect(await call("fitTabularWithPrior", data, prior)).toBeNear(right, { name: "the table" });
      }
    },
  },
  {
    id: "unseen",
    title: "what no move tells of is as the prior has it, also if there are no moves at all",
    points: 0.75,
    async run({ call, rng }) {
      for (let i = 0; i < 30; i++) {
        const { data, prior } = randomTable(rng, i % 4);
        const got = asMatrix(
          await call("fitTabularWithPrior", data, prior),
          prior.length,
          prior[0].length,
          "it",
        );
        const unseen = prior.map((row, s) =>
          row.map((next, a) => (data.some((d) => d.state === s && d.action === a) ? got[s][a] : next)),
        );
        expect(got).toBeNear(unseen, { name: "the table" });
      }
    },
  },
  {
    id: "fresh",
    title: "each call starts from its own prior, whatever was fitted before",
    points: 0.5,
    async run({ call, rng }) {
      const { data, prior } = randomTable(rng, 40);
      for (const moves of [data, data.slice(0, 3), []]) {
        const right = fitTabularWithPrior(moves, prior);
        expect(await call("fitTabularWithPrior", moves, prior)).toBeNear(right, { name: "the table" });
      }
    },
  },
  {
    id: "own-map",
    title: "in a Door & Bridge of other measures, a walk into the door and over the bridge corrects the map",
    points: 0.75,
    async run({ call, variant }) {
      const { belief, truth, map } = createDoorAndBridge(mapVariant(variant));
      const cells = [..."db"].map((mark) => map.rows.join("").indexOf(mark));
      const data = [...truth.keys()]
        .flatMap((state) => truth[state].map((next, action) => ({ state, action, next })))
        .filter(({ state, action }) => [state, belief[state][action]].some((cell) => cells.includes(cell)));
      const right = fitTabularWithPrior(data, belief);
      expect(await call("fitTabularWithPrior", data, belief)).toBeNear(right, { name: "the table" });
    },
  },
];
