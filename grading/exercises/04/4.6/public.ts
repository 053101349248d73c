import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { predicted } from "./predicted";

const half = [0.5, 0.5, 0.5, 0.5];

/** Rewards 1, 2, 3 of the states before the last, values 10, 20, 30 of the states after the first; 99 is what no return needs. */
const hand = { reward: [[1, 2, 3, 99]], value: [[99, 10, 20, 30]], discount: [half] };

export const exercise: Exercise = {
  id: "4.6",
  title: "The λ-return",
  track: "core",
  functions: ["lambdaReturn"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.6 · The λ-return",
  checks: [
    {
      id: "by-hand",
      title:
        "rewards 1, 2, 3, then values 10, 20, 30, discounts of ½ and λ = ½ make the returns 6.375, 11.5 and 18",
      points: 0.5,
      async run({ call }) {
        const got = await call("lambdaReturn", predicted(hand), 0.5);
        expect(got).toBeNear(tensor([[6.375, 11.5, 18]]), { name: "the returns", tolerance: 1e-5 });
      },
    },
    {
      id: "both-ends",
      title: "the same with λ = 0 make 6, 12 and 18 (one reward, then a value), with λ = 1 6.5, 11 and 18",
      points: 0.5,
      async run({ call }) {
        const short = await call("lambdaReturn", predicted(hand), 0);
        expect(short).toBeNear(tensor([[6, 12, 18]]), { name: "the returns for λ = 0", tolerance: 1e-5 });
        const long = await call("lambdaReturn", predicted(hand), 1);
        expect(long).toBeNear(tensor([[6.5, 11, 18]]), { name: "the returns for λ = 1", tolerance: 1e-5 });
      },
    },
    {
      id: "an-end",
      title: "where the second of two trajectories ends at state 1, its returns are 2, 2 and 18",
      points: 0.25,
      async run({ call }) {
        const two = {
          reward: [...hand.reward, ...hand.reward],
          value: [...hand.value, ...hand.value],
          discount: [half, [0.5, 0, 0.5, 0.5]],
        };
        const got = await call("lambdaReturn", predicted(two), 1);
        const right = tensor([[6.5, 11, 18], [2, 2, 18]]); // prettier-ignore
        expect(got).toBeNear(right, { name: "the returns", tolerance: 1e-5 });
      },
    },
  ],
};
