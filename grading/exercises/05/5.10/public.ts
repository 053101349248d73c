import type { Exercise } from "../../../checks/exercise";
import { expectTraining, type Outcome } from "../../../checks/briefTrainings";

/** A training with seed 1. */
export const recorded: Outcome = {
  modelLoss: 294.9,
  kl: 0.3558,
  actorLoss: -0.08956,
  criticLoss: 0.0007904,
  imaginedReturn: -0.05977,
};

export const exercise: Exercise = {
  id: "5.10",
  title: "Dreamer V2 by your equations",
  track: "core",
  functions: ["trainBriefly"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 5.10 · Dreamer V2 by your equations",
  checks: [
    {
      id: "training",
      title:
        "your klBalance and sampleOneHotSt train Dreamer V2, in worlds that the check keeps, as they should",
      points: 0.25,
      run: (context) => expectTraining(context, 1, recorded),
    },
  ],
};
