import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";

const { log } = Math;

export const exercise: Exercise = {
  id: "5.4",
  title: "A draw that passes gradients on",
  track: "core",
  functions: ["sampleOneHotSt", "whatComesBack", "learnsThroughDraws"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 5.4 · A draw that passes gradients on",
  checks: [
    {
      id: "first-to-ring",
      title:
        "with chances ½, ¼, ¼ and noise ½, ¾, ½ the clocks ring at 1.39, 1.15 and 2.77: the second class is drawn",
      points: 0.75,
      async run({ call }) {
        const logProbs = tensor([[log(1 / 2), log(1 / 4), log(1 / 4)]]);
        const got = await call("sampleOneHotSt", logProbs, tensor([[1 / 2, 3 / 4, 1 / 2]]));
        expect(got).toBeNear(tensor([[0, 1, 0]]), { name: "the draw", tolerance: 1e-6 });
      },
    },
    {
      id: "comes-back",
      title: "from logits (0, ln 3) the weights 2 and 6 bring back p (w − 5): ¼ · (−3) and ¾ · 1",
      points: 0.75,
      async run({ call }) {
        const asked = [[[0, log(3)]], [[0.9, 0.5]], [[2, 6]]].map((rows) => tensor(rows));
        const got = await call("whatComesBack", ...asked);
        expect(got).toBeNear(tensor([[-0.75, 0.75]]), {
          name: "the gradient by the logits",
          tolerance: 1e-5,
        });
      },
    },
  ],
};
