import type { Exercise } from "../../../checks/exercise";
import { tensor } from "../../../checks/numbers";
import { expectTensor } from "../expectTensor";

/** One sequence of steps of one number, each N(mean, 1). */
const steps = (...means: number[]) => ({
  mean: tensor([means.map((mean) => [mean])]),
  std: tensor([means.map(() => [1])]),
});

export const exercise: Exercise = {
  id: "4.2",
  title: "How much did it surprise?",
  track: "core",
  functions: ["klNormal", "klLoss"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.2 · How much did it surprise?",
  checks: [
    {
      id: "by-hand",
      title: "from N(0, 1), N(1, 1) diverges by ½ and N(0, 2²) by 3/2 − ln 2; a latent of both by their sum",
      points: 0.5,
      async run({ call }) {
        const p = { mean: tensor([[1, 0]]), std: tensor([[1, 2]]) };
        const q = { mean: tensor([[0, 0]]), std: tensor([[1, 1]]) };
        expectTensor(await call("klNormal", p, q), "", [2 - Math.log(2)]);
      },
    },
    {
      id: "floor",
      title:
        "three steps that diverge by 2, 8 and 8 have a mean of 6: with 3 free nats the loss is 6, with 7 it is 7",
      points: 0.5,
      async run({ call }) {
        const floors = [[3, 6], [7, 7]]; // prettier-ignore
        for (const [freeNats, loss] of floors) {
          const got = await call("klLoss", steps(2, 4, 4), steps(0, 0, 0), freeNats);
          expectTensor(got, "loss", loss);
          expectTensor(got, "kl", 6);
        }
      },
    },
  ],
};
