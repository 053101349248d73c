import type { Exercise } from "../../../checks/exercise";
import { expect } from "../../../checks/matchers";
import { tensor } from "../../../checks/numbers";
import { judged, valued } from "./judged";

/** Two choices: one that came out better by 2, and one, half as likely to be reached, that came out worse by 1. */
const two = {
  returns: [[3, 5]],
  value: [[1, 6]],
  logProb: [[-0.5, -2]],
  entropy: [[0.75, 0.25]],
  weight: [[1, 0.5]],
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
        "advantages 2 and −1, log π −½ and −2, entropies ¾ and ¼, weights 1 and ½, η = 2: the actor's loss is −(½ + 1¼)/2",
      points: 0.25,
      async run({ call }) {
        const got = await call("actorLoss", judged(two), 2);
        expect(got).toBeNear(tensor(-0.875), { name: "the actor's loss", tolerance });
      },
    },
    {
      id: "critic-by-hand",
      title: "errors of 2 and 1 with weights 1 and ½: the critic's loss is (2 + ¼)/2",
      points: 0.25,
      async run({ call }) {
        const got = await call("criticLoss", valued(two));
        expect(got).toBeNear(tensor(1.125), { name: "the critic's loss", tolerance });
      },
    },
    {
      id: "who",
      title: "the actor's loss would change log π and entropy alone, the critic's loss the value alone",
      points: 0.75,
      async run({ call }) {
        const got = await call("whoGetsGradient", judged(two), 2);
        const nobody = [[0, 0]];
        const right = {
          actor: { returns: nobody, value: nobody, logProb: [[-1, 0.25]], entropy: [[-1, -0.5]] },
          critic: { returns: nobody, value: [[-1, 0.25]] },
        };
        expect(got).toBeNear(right, { name: "the gradients", tolerance });
      },
    },
  ],
};
