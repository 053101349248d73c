import type { VectorStep } from "lib/modelLearning/vectorDynamics";
import type { Reference02 } from "../reference";
import { misconceptions02 } from "../variations";

/** The condition number of the matrix with other rows. */
const conditionOf =
  ({ conditionNumber }: Reference02) =>
  (rowOf: (step: VectorStep) => readonly number[]): Partial<Reference02> => ({
    excitation: (data) => conditionNumber(data.map(rowOf)),
  });

export const misconceptions = misconceptions02({ conditionOf })({
  "states-only": {
    hint: "Your matrix holds the states only. The question is whether the data can tell what the state does from what the action does.",
    implement: ({ conditionOf }) => conditionOf(({ state }) => state),
  },
  "actions-only": {
    hint: "Your matrix holds the actions only. The question is whether the data can tell what the state does from what the action does.",
    implement: ({ conditionOf }) => conditionOf(({ action }) => action),
  },
  squared: {
    hint: "This is the square: the condition number of ZᵀZ, not of Z.",
    implement: ({ withResult }) => withResult("excitation", (condition) => condition ** 2),
  },
  "next-states": {
    hint: "Your rows hold next states. They are what is to be predicted: of what do the regressors consist?",
    implement: ({ conditionOf }) => conditionOf(({ state, next }) => [...state, ...next]),
  },
  "next-for-state": {
    hint: "Your rows hold next states. They are what is to be predicted: of what do the regressors consist?",
    implement: ({ conditionOf }) => conditionOf(({ action, next }) => [...next, ...action]),
  },
  everything: {
    hint: "Your rows hold next states, too. They are what is to be predicted: of what do the regressors consist?",
    implement: ({ conditionOf }) => conditionOf(({ state, action, next }) => [...state, ...action, ...next]),
  },
  inverted: {
    hint: "Your number is between 0 and 1: smallest over largest. Bad data should give a large one.",
    implement: ({ withResult }) => withResult("excitation", (condition) => 1 / condition),
  },
});
