import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";

const { log } = Math;
const tolerance = 1e-5;

/** Two variables of two classes: an even coin and one of ¼, against one of ¼ and an even one. */
const [even, quarter] = [[log(1 / 2), log(1 / 2)], [log(1 / 4), log(3 / 4)]]; // prettier-ignore
const posterior = tensor([[even, quarter]]);
const prior = tensor([[quarter, even]]);

/** KL(even ‖ quarter), and KL(quarter ‖ even). */
const [there, back] = [log(4 / 3) / 2, log(27 / 16) / 4];

export const exercise: Exercise = {
  id: "5.3",
  title: "Who moves?",
  track: "core",
  functions: ["klCategorical", "klBalance", "whoMoves"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 5.3 · Who moves?",
  checks: [
    {
      id: "two-coins",
      title:
        "from (½, ½) to (¼, ¾) it is ½ ln 4/3, from (¼, ¾) to (½, ½) ¼ ln 27/16: two variables cost the sum",
      points: 0.5,
      async run({ call }) {
        const got = await call("klCategorical", posterior, prior);
        expect(got).toBeNear(tensor([there + back]), { name: "the divergence", tolerance });
      },
    },
    {
      id: "value",
      title: "the balanced divergence has the value of the divergence, for α = 0.8 and for α = ½",
      points: 0.5,
      async run({ call }) {
        for (const balance of [0.8, 0.5]) {
          const got = await call("klBalance", posterior, prior, balance);
          expect(got).toBeNear(tensor([there + back]), { name: `klBalance at ${balance}`, tolerance });
        }
      },
    },
    {
      id: "who",
      title: "with α = 0.8 the prior's logits get 0.8 (p − q): ∓0.2 and ±0.2",
      points: 0.5,
      async run({ call }) {
        const got = await call("whoMoves", posterior, prior, 0.8);
        const right = { prior: [[[-0.2, 0.2], [0.2, -0.2]]] }; // prettier-ignore
        expect(got).toBeNear(right, { name: "the gradients", tolerance });
      },
    },
  ],
};
