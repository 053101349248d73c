import type { Exercise } from "../../../checks/exercise";
import { expectTraining, type Outcome } from "../../../checks/briefTrainings";

/** A training with seed 1. */
export const recorded: Outcome = {
  modelLoss: 277,
  kl: 0.4232,
  actorLoss: -0.05517,
  criticLoss: 0.0003793,
  imaginedReturn: -0.04039,
};

export const exercise: Exercise = {
  id: "4.11",
  title: "All of it together",
  track: "core",
  functions: ["trainBriefly"],
  uses: [],
  needs: ["tensors"],
  section: "Exercise 4.11 · All of it together",
  checks: [
    {
      id: "training",
      title: "your equations of 4.1 to 4.7 train Dreamer, in worlds that the check keeps, as they should",
      points: 0.25,
      run: (context) => expectTraining(context, 1, recorded),
    },
  ],
};
