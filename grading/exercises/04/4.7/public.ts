import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { judged, valued } from "./judged";

/** Three choices: one came out better by 2, one, reached half as often, worse by 1, and one is never reached. */
const three = {
  returns: [[3, 5, 9]],
  value: [[1, 6, 2]],
  logProb: [[-0.5, -2, -1]],
  entropy: [[0.75, 0.25, 0.5]],
  weight: [[1, 0.5, 0]],
};

const tolerance = 1e-5;

export const exercise: Exercise = {
  id: "4.7",
  title: "Who gets gradient?",
  track: "core",
  functions: ["actorLoss", "criticLoss", "whoGetsGradient"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.7 · Who gets gradient?",
  checks: [
    {
      id: "actor-by-hand",
      title:
        "advantages 2 and −1, log π −½ and −2, entropies ¾ and ¼, weights 1 and ½, a third choice with weight 0, η = 2: the actor's loss is −(½ + 1¼ + 0)/3",
      points: 0.25,
      async run({ call }) {
        const got = await call("actorLoss", judged(three), 2);
        expect(got).toBeNear(tensor(-1.75 / 3), { name: "the actor's loss", tolerance });
      },
    },
    {
      id: "critic-by-hand",
      title: "errors of 2, 1 and 7 with weights 1, ½ and 0: the critic's loss is (2 + ¼ + 0)/3",
      points: 0.25,
      async run({ call }) {
        const got = await call("criticLoss", valued(three));
        expect(got).toBeNear(tensor(0.75), { name: "the critic's loss", tolerance });
      },
    },
    {
      id: "who",
      title: "the actor's loss would change log π and entropy alone, the critic's loss the value alone",
      points: 0.75,
      async run({ call }) {
        const got = await call("whoGetsGradient", judged(three), 2);
        const nobody = [[0, 0, 0]];
        const [two, half] = [2 / 3, 0.5 / 3]; // over the number of places
        const right = {
          actor: {
            returns: nobody,
            value: nobody,
            logProb: [[-two, half, 0]],
            entropy: [[-two, -2 * half, 0]],
          },
          critic: { returns: nobody, value: [[-two, half, 0]] },
        };
        expect(got).toBeNear(right, { name: "the gradients", tolerance });
      },
    },
  ],
};
