import type { Rng } from "lib/core/rng";
import type { Check, CheckContext } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { normalRows, uniformRows } from "../rows";
import { type PlainPredictions, predicted } from "./predicted";

/** Predictions of N trajectories through H states, N ≠ H. */
function randomPredictions(rng: Rng): PlainPredictions {
  const [N, H] = rng.shuffle([2, 3, 4, 5, 6]);
  return {
    reward: normalRows(rng, N, H),
    value: normalRows(rng, N, H, 5),
    discount: uniformRows(rng, N, H, 0.6),
  };
}

/** What n rewards and then a value make, from state t of trajectory i on. */
function afterSteps({ reward, value, discount }: PlainPredictions, i: number, t: number, n: number): number {
  let [total, product] = [0, 1];
  for (let k = t; k < t + n; k++) {
    total += product * reward[i][k];
    product *= discount[i][k];
  }
  return total + product * value[i][t + n];
}

/** The λ-returns as averages of what 1, 2, … steps and then a value make: weights (1 − λ) λⁿ⁻¹, and the rest for the longest. */
function averages(predictions: PlainPredictions, lambda: number): number[][] {
  return predictions.reward.map((row, i) =>
    row.slice(1).map((_, t) => {
      const longest = row.length - 1 - t;
      let total = lambda ** (longest - 1) * afterSteps(predictions, i, t, longest);
      for (let n = 1; n < longest; n++)
        total += (1 - lambda) * lambda ** (n - 1) * afterSteps(predictions, i, t, n);
      return total;
    }),
  );
}

/** Compares the returns with the averages. */
async function compare({ call }: CheckContext, predictions: PlainPredictions, lambda: number): Promise<void> {
  const got = await call("lambdaReturn", predicted(predictions), lambda);
  const right = tensor(averages(predictions, lambda));
  expect(got).toBeNear(right, { name: "the returns", tolerance: 1e-4 });
}

export const hidden: Check[] = [
  {
    id: "averages",
    title: "each return is the average of all that 1, 2, … rewards and then a value make, of weights by λ",
    points: 1.25,
    async run(context) {
      for (let i = 0; i < 12; i++)
        await compare(context, randomPredictions(context.rng), 0.2 + 0.6 * context.rng.uniform());
    },
  },
  {
    id: "one-step",
    title: "for λ = 0 a return is one reward and the discounted value of the next state",
    points: 0.5,
    async run(context) {
      for (let i = 0; i < 6; i++) await compare(context, randomPredictions(context.rng), 0);
    },
  },
  {
    id: "all-steps",
    title: "for λ = 1 a return is all discounted rewards and the value of the last state",
    points: 0.5,
    async run(context) {
      for (let i = 0; i < 6; i++) await compare(context, randomPredictions(context.rng), 1);
    },
  },
  {
    id: "ends",
    title:
      "nothing that is predicted after the end of an episode counts in the returns of the states up to it",
    points: 0.75,
    async run(context) {
      for (let i = 0; i < 8; i++) {
        const predictions = randomPredictions(context.rng);
        for (const row of predictions.discount) row[context.rng.integer(row.length - 1)] = 0;
        await compare(context, predictions, context.rng.uniform());
      }
    },
  },
  {
    id: "steady",
    title: "where reward and discount never change and the value is r / (1 − d), each return is the value",
    points: 0.25,
    async run({ call, rng }) {
      for (const H of [2, 5, 9]) {
        const [r, d] = [rng.normal(), 0.5 + 0.4 * rng.uniform()];
        const along = (x: number) => [Array<number>(H).fill(x)];
        const steady = { reward: along(r), value: along(r / (1 - d)), discount: along(d) };
        const got = await call("lambdaReturn", predicted(steady), rng.uniform());
        const right = tensor([Array<number>(H - 1).fill(r / (1 - d))]);
        expect(got).toBeNear(right, { name: "the returns", tolerance: 1e-4 });
      }
    },
  },
  {
    id: "two-states",
    title: "two states make one return, whatever λ; one trajectory or seven",
    points: 0.5,
    async run({ call, rng }) {
      for (const N of [1, 7]) {
        const [reward, value] = [normalRows(rng, N, 2), normalRows(rng, N, 2, 5)];
        const discount = uniformRows(rng, N, 2, 0.6);
        const right = reward.map((row, i) => [row[0] + discount[i][0] * value[i][1]]);
        const got = await call("lambdaReturn", predicted({ reward, value, discount }), rng.uniform());
        expect(got).toBeNear(tensor(right), { name: "the returns", tolerance: 1e-4 });
      }
    },
  },
];
